import { type Environment, stableJson } from '../base';
import { ORGANISATION_SCHEMAS, type OrganisationRows } from './organisation';
import { OrganisationInfo } from './policy';
import { PROJECT_SCHEMAS, ProjectInfo, type ProjectRows } from './project';
import { modelOf, type OrganisationModel, type ProjectModel, tableNames } from './tables';

/** A new project with one empty page. */
export function emptyProject(name: string, environment: Environment): ProjectModel {
  return modelOf<ProjectRows>(PROJECT_SCHEMAS, {
    project: [ProjectInfo.parse({ id: 'project', name })],
    pages: [{ id: environment.newId('pg'), name: 'Page 1', description: '', order: 0, origin: null }],
  });
}

/** A new organisation without people or providers. */
export function emptyOrganisation(name: string): OrganisationModel {
  return modelOf<OrganisationRows>(ORGANISATION_SCHEMAS, {
    organisation: [OrganisationInfo.parse({ id: 'organisation', name })],
  });
}

/** Whether nobody has written anything into an organisation, or all of it was taken back. */
export function isUntouched(model: OrganisationModel): boolean {
  const fresh = emptyOrganisation('').organisation.get('organisation');
  const others = tableNames(model).filter(name => name !== 'organisation');
  return (
    others.every(name => model[name].size === 0) &&
    stableJson(model.organisation.get('organisation')) === stableJson(fresh)
  );
}
