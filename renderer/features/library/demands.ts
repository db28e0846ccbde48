import { type Control, impliedControlsOf, type Library, layersOf } from '../../../core/library';

/** What asks for a control besides threats, in words. */
export interface Demand {
  readonly by: 'before-transmission' | 'before-processing' | 'class' | 'layer';
  readonly names: readonly string[];
}

/** Data, classes and layers that ask for a control; what asks for nothing is left out. */
export function demandsOf(library: Library, control: Control): readonly Demand[] {
  const asks = (all: readonly { readonly control: string }[]) => all.some(one => one.control === control.id);
  const types = [...library.dataTypes.values()];
  const named = (all: readonly { readonly name: string }[]) => all.map(one => one.name);
  const demands: readonly Demand[] = [
    { by: 'before-transmission', names: named(types.filter(one => asks(one.beforeTransmission))) },
    { by: 'before-processing', names: named(types.filter(one => asks(one.beforeProcessing))) },
    { by: 'class', names: named([...library.dataClasses.values()].filter(one => asks(one.controls))) },
    { by: 'layer', names: named(layersOf(library, control.topic)) },
  ];
  return demands.filter(one => one.names.length > 0);
}

/** A property and the answers to it that say that a control is in place. */
export interface Implied {
  readonly property: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly as: 'implemented' | 'partial';
}

/** By what is said of an element a control is taken to be in place. */
export function impliedBy(library: Library, control: Control): readonly Implied[] {
  return [...library.properties.values()].flatMap(({ id, name, valueNames }) =>
    impliedControlsOf(library, id).flatMap(({ control: implied, values, as }) => {
      if (implied !== control.id || as === 'unknown') return [];
      return [{ property: id, name, values: values.map(value => valueNames[value] ?? value), as }];
    }),
  );
}
