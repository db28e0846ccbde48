import type { Flow } from '../../model';
import { entriesOf, noteOtherFields, wordIn } from '../fields';
import { type Bag, isBag, labelOf } from '../foreignValue';
import { shown } from '../importReport';
import { encryptionOf } from '../protocols';
import { assetsNamed, type Context, tagsOf } from './context';
import { factsOf, type SaidFact, type Technical } from './technicalAssets';
import { AUTHENTICATION, AUTHORIZATION, PLAIN, VIA } from './words';

const READ: ReadonlySet<string> = new Set([
  ...['id', 'title', 'source_id', 'target_id'],
  ...['target', 'description', 'protocol', 'authentication', 'authorization', 'tags', 'vpn', 'ip_filtered', 'readonly'],
  ...['usage', 'data_assets_sent', 'data_assets_received', 'diagram_tweak_weight', 'diagram_tweak_constraint'],
]);

/** Reads the communication links of technical assets as data flows. */
export function readLinks(technicals: readonly Technical[], context: Context): void {
  for (const technical of technicals) {
    for (const [name, link] of entriesOf(technical.bag['communication_links']))
      readLink(name, link, technical, context);
  }
}

function readLink(name: string, link: unknown, source: Technical, context: Context): void {
  const { draft } = context;
  const what = `communication link ${shown(name)}`;
  const endOf = (field: string) => (isBag(link) ? context.elements.get(labelOf(link[field]) ?? '') : undefined);
  const target = endOf('target') ?? endOf('target_id');
  if (!isBag(link)) {
    draft.lines.dropped(what, 'it says nothing');
    return;
  }
  if (!target) draft.lines.dropped(`end of ${what}`, 'it leads to nothing that is in the file; the end is loose now');
  const foreignId = `${source.foreignId}>${name}`;
  const id = draft.ids.take('fl', foreignId);
  const protocol = draft.keeper.name(labelOf(link['protocol']), `protocol of ${what}`);
  noteOtherFields(link, READ, 'a communication link', draft.lines);
  draft.lines.mapped('communication link', 'data flow');
  const flow: Flow = {
    id,
    name: draft.keeper.name(name, 'name of a communication link'),
    description: draft.keeper.prose(link['description'], `description of ${what}`),
    source: endOf('source_id') ?? source.id,
    target: target ?? null,
    bidirectional: false,
    protocol,
    props: propsOf(link, protocol, source.name, name, context),
    data: [
      ...new Set([
        ...assetsNamed(link['data_assets_sent'], what, context),
        ...assetsNamed(link['data_assets_received'], what, context),
      ]),
    ],
    tags: [...new Set([...tagsOf(link['tags']), ...saidAsTags(link, context)])],
    outOfScope: null,
    origin: draft.origin(addressOf(source.name, name)),
  };
  draft.flows.push(flow);
  context.flows.set(linkId(source.foreignId, name), id);
}

const addressOf = (source: string, name: string) => `technical_assets › ${source} › communication_links › ${name}`;

/** As the tool itself names a link: its source, and its title in small letters. */
function linkId(source: string, name: string): string {
  return `${source}>${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
}

function propsOf(link: Bag, protocol: string, source: string, name: string, { draft }: Context) {
  const said: readonly SaidFact[] = [
    ['enc', encryptionSaid(link, protocol), `protocol ${shown(protocol)}`],
    [
      'authn',
      wordIn(AUTHENTICATION, link['authentication']),
      `authentication ${shown(String(link['authentication']))}`,
    ],
    ['authz', wordIn(AUTHORIZATION, link['authorization']), `authorization ${shown(String(link['authorization']))}`],
    ['via', VIA.find(one => one.protocols.test(protocol))?.via, `protocol ${shown(protocol)}`],
  ];
  return factsOf(said, draft.origin(addressOf(source, name)), draft);
}

/** A tunnel may hide what the protocol leaves open, so with one only an encrypted protocol says something. */
function encryptionSaid(link: Bag, protocol: string): string | undefined {
  if (/-encrypted$/.test(protocol)) return 'tls';
  const known = encryptionOf(protocol) ?? (PLAIN.has(protocol) ? 'none' : undefined);
  return known === 'none' && link['vpn'] === true ? undefined : known;
}

function saidAsTags(link: Bag, { draft }: Context): readonly string[] {
  const authorization = labelOf(link['authorization']) ?? '';
  const usage = labelOf(link['usage']) ?? '';
  const tags = [
    ...(link['vpn'] === true ? ['VPN'] : []),
    ...(link['ip_filtered'] === true ? ['IP filtered'] : []),
    ...(link['readonly'] === true ? ['Read only'] : []),
    ...(link['authentication'] === 'two-factor' ? ['Two factors'] : []),
    ...(authorization === '' || authorization === 'none' ? [] : [`Authorization: ${authorization}`.slice(0, 1000)]),
    ...(usage === '' ? [] : [`Usage: ${usage}`.slice(0, 1000)]),
  ];
  for (const tag of tags) draft.lines.mapped(`${tag.split(':')[0]?.toLowerCase()} of a link`, 'tag');
  return tags;
}
