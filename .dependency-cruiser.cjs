// The house rules. Each comment is the sentence that is printed when the rule is broken.

/** The layers of core: a folder may import itself, and the folders named here; nothing else. */
const CORE_LAYERS = {
  base: [],
  model: ['base'],
  text: ['base', 'model'],
  changes: ['base', 'text', 'model'],
  document: ['base', 'text', 'model'],
  library: ['base', 'text', 'model'],
  drawing: ['base', 'text', 'model'],
  commands: ['base', 'text', 'model', 'changes', 'library'],
  responsibility: ['base', 'text', 'model', 'changes', 'library'],
  controls: ['base', 'text', 'model', 'changes', 'library', 'responsibility'],
  risk: ['base', 'text', 'model', 'changes', 'library'],
  analysis: ['base', 'text', 'model', 'changes', 'library', 'responsibility', 'controls', 'risk'],
  review: ['base', 'text', 'model', 'changes', 'library', 'responsibility', 'controls', 'risk', 'analysis'],
  packs: ['base', 'text', 'model', 'changes', 'library', 'document', 'drawing', 'analysis', 'risk', 'interchange'],
  interchange: ['base', 'text', 'model', 'changes', 'library', 'analysis', 'risk', 'document', 'drawing'],
  report: [
    'base',
    'text',
    'model',
    'changes',
    'library',
    'responsibility',
    'controls',
    'risk',
    'analysis',
    'document',
    'drawing',
    'review',
  ],
  host: ['base'],
  // The front desk sees all of core but the host.
  engine: null,
};

const coreLayerRules = Object.entries(CORE_LAYERS)
  .filter(([, allowed]) => allowed !== null)
  .map(([layer, allowed]) => ({
    name: `core-layers-${layer}`,
    comment: `core/${layer} imports only ${allowed.length > 0 ? allowed.map(name => `core/${name}`).join(', ') : 'itself'}.`,
    severity: 'error',
    from: { path: `^core/${layer}/`, pathNot: '\\.test\\.ts$' },
    to: { path: '^core/', pathNot: [layer, ...allowed].map(name => `^core/${name}/`) },
  }));

const TESTS = ['\\.test\\.tsx?$', '^tests/'];

/** Files that are meant to be imported one by one: the preload's names, entries of workers, catalogues of text, styles. */
const SIDE_DOORS = [
  '^core/host/callNames\\.ts$',
  '\\.worker\\.ts$',
  '^renderer/(text|styles)/',
  '\\.css$',
];

/** Only `homes` may import the package. Types are imports too. */
function atHome(name, packagePath, homes, sentence) {
  return {
    name,
    comment: sentence,
    severity: 'error',
    from: { path: '^(core|renderer|electron)/', pathNot: [...homes, ...TESTS] },
    to: { path: packagePath },
  };
}

/** In the renderer the arrow points to the left: core ← persistence ← worker ← session ← actions ← features ← shell. */
const RENDERER_ORDER = ['persistence', 'worker', 'session', 'actions', 'features', 'shell'];

const rendererLayerRules = RENDERER_ORDER.slice(0, -1).map((layer, index) => ({
  name: `renderer-layers-${layer}`,
  comment: `renderer/${layer} imports nothing of renderer/${RENDERER_ORDER.slice(index + 1).join(', renderer/')}.`,
  severity: 'error',
  from: { path: `^renderer/${layer}/`, pathNot: TESTS },
  to: { path: `^renderer/(${RENDERER_ORDER.slice(index + 1).join('|')})/` },
}));

const FRONT_DOOR = 'Another folder imports x/index.ts only (one named side door: core/host/callNames for the preload).';
const INDEX = '/index\\.tsx?$';

const frontDoorRules = [
  {
    name: 'front-door',
    from: { path: '^(core|renderer|electron)/([^/]+)/', pathNot: TESTS },
    to: { path: '^(core|renderer)/[^/]+/', pathNot: ['^$1/$2/', '^renderer/features/', INDEX, ...SIDE_DOORS] },
  },
  {
    name: 'front-door-from-the-roots',
    from: { path: '^renderer/[^/]+$', pathNot: TESTS },
    to: { path: '^(core|renderer)/[^/]+/', pathNot: [INDEX, ...SIDE_DOORS] },
  },
  {
    name: 'front-door-of-features',
    from: { path: '^renderer/', pathNot: ['^renderer/features/', ...TESTS] },
    to: { path: '^renderer/features/', pathNot: [INDEX, ...SIDE_DOORS] },
  },
].map(rule => ({ comment: FRONT_DOOR, severity: 'error', ...rule }));

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core may import core, zod and the listed pure parsers (fflate, jsonc-parser, papaparse, saxes, yaml); nothing else.',
      severity: 'error',
      from: { path: '^core/', pathNot: TESTS },
      to: { pathNot: ['^core/', '^node_modules/(zod|fflate|jsonc-parser|papaparse|@types/papaparse|saxes|yaml)/'] },
    },
    ...coreLayerRules,
    {
      name: 'core-layers-known',
      comment: 'Every folder of core is a layer with its place in .dependency-cruiser.cjs.',
      severity: 'error',
      from: {},
      to: { path: '^core/[^/]+/', pathNot: Object.keys(CORE_LAYERS).map(name => `^core/${name}/`) },
    },
    ...frontDoorRules,
    {
      name: 'front-door-not-from-inside',
      comment: 'Inside a folder of core nobody imports its own index.ts.',
      severity: 'error',
      from: { path: '^core/([^/]+)/', pathNot: TESTS },
      to: { path: '^core/$1/index\\.ts$' },
    },
    {
      name: 'renderer-knows-no-electron',
      comment: 'The renderer imports nothing of electron/, nor Electron, nor Node: it meets the machine in core/host only.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: TESTS },
      to: { path: ['^electron/', '^node_modules/electron/', '^electron$', '^node:'] },
    },
    {
      name: 'renderer-is-nodeless',
      comment: 'No module of Node in the renderer.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-knows-no-renderer',
      comment: 'electron/ imports nothing of renderer/: they meet only in core/host.',
      severity: 'error',
      from: { path: '^electron/', pathNot: TESTS },
      to: { path: '^renderer/' },
    },
    {
      name: 'cli-is-headless',
      comment: 'electron/cli and electron/node never import Electron.',
      severity: 'error',
      from: { path: '^electron/(cli|node)/' },
      to: { path: ['^node_modules/electron/', '^electron$', '^electron/(main|preload)/'] },
    },
    {
      name: 'node-below-cli',
      comment: 'electron/node imports nothing of electron/cli.',
      severity: 'error',
      from: { path: '^electron/node/', pathNot: TESTS },
      to: { path: '^electron/cli/' },
    },
    {
      name: 'one-door-to-electron',
      comment: 'Electron is imported in electron/main/electron.ts and in the preload script only; everything else gets it passed in.',
      severity: 'error',
      from: { path: '^electron/', pathNot: ['^electron/main/electron\\.ts$', '^electron/preload/', ...TESTS] },
      to: { path: ['^node_modules/electron/', '^electron$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-is-small',
      comment: 'The preload script imports Electron and core/host/callNames; of everything else types only.',
      severity: 'error',
      from: { path: '^electron/preload/', pathNot: TESTS },
      to: {
        pathNot: ['^node_modules/electron/', '^electron$', '^core/host/callNames\\.ts$', '^electron/preload/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    ...rendererLayerRules,
    {
      name: 'features-are-islands',
      comment: 'A feature imports no other feature.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-is-dumb',
      comment: 'renderer/ui imports neither session nor core.',
      severity: 'error',
      from: { path: '^renderer/ui/', pathNot: TESTS },
      to: { path: '^(core|renderer/(session|persistence|worker|actions|features|shell|host))/' },
    },
    {
      name: 'host-knows-no-session',
      comment: 'renderer/host imports core only.',
      severity: 'error',
      from: { path: '^renderer/host/', pathNot: TESTS },
      to: { path: '^renderer/', pathNot: '^renderer/host/' },
    },
    atHome('dexie-at-home', '^node_modules/dexie', ['^renderer/persistence/'], 'Only renderer/persistence imports Dexie.'),
    atHome('xyflow-at-home', '^node_modules/@xyflow/', ['^renderer/features/canvas/'], 'Only renderer/features/canvas imports React Flow.'),
    atHome(
      'pdfmake-at-home',
      '^node_modules/pdfmake/',
      ['^renderer/worker/', '^electron/cli/'],
      'Only renderer/worker and electron/cli import pdfmake.',
    ),
    atHome(
      'codemirror-at-home',
      '^node_modules/@(codemirror|lezer)/',
      ['^renderer/features/library/code/'],
      'Only the editor of texts in renderer/features/library/code imports CodeMirror.',
    ),
    atHome('zustand-at-home', '^node_modules/zustand/', ['^renderer/session/'], 'Only renderer/session imports zustand.'),
    {
      name: 'no-tests-in-production',
      comment: 'Nothing imports tests.',
      severity: 'error',
      from: { path: '^(core|renderer|electron)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-cycles',
      comment: 'No circle of imports of any kind, type imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?(url|worker|raw)', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    exclude: { path: ['^out/', '^dist/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
