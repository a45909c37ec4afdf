/** The walls of the house: imports run downwards. See docs/architecture.md. */

/** From the ground up; a room may use the rooms in lines below its own. */
const FLOORS = [
  ['domain'],
  ['texts', 'importers', 'knowledge'],
  ['cards', 'store'],
  ['duties'],
  ['reminders'],
  ['api', 'teams'],
  ['demo'],
];

const room = (names) => `^bot/(${names.join('|')})/`;

const floors = FLOORS.map((names, level) => ({
  name: `${names.join('-')}-looks-down`,
  comment: `bot/${names.join(', bot/')} import only from the floors below.`,
  severity: 'error',
  from: { path: room(names) },
  to: { path: room(FLOORS.slice(level + 1).flat()) },
}));

const apart = FLOORS.filter((names) => names.length > 1).flatMap((names) =>
  names.map((name) => ({
    name: `${name}-keeps-to-itself`,
    comment: 'Rooms of one floor do not know each other.',
    severity: 'error',
    from: { path: room([name]) },
    to: { path: room(names.filter((other) => other !== name)) },
  })),
);

module.exports = {
  forbidden: [
    ...floors,
    ...apart,
    {
      name: 'teams-alone-knows-the-bot-sdk',
      comment: 'Support for the SDK has ended; a move to another one must touch one room.',
      severity: 'error',
      from: { path: '^(bot|tab)/', pathNot: '^bot/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework-|@microsoft/teamsfx)' },
    },
    {
      name: 'config-alone-reads-the-environment',
      comment: 'Only the composition knows the configuration; rooms get what they need, by type.',
      severity: 'error',
      from: { path: '^bot/(domain|texts|importers|cards|store|duties|reminders)/' },
      to: { path: '^bot/(config|product|main)\\.ts$' },
    },
    {
      name: 'the-tab-takes-types-only',
      comment: 'What the server needs must not travel to the browser.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^bot/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^bot/' }, to: {} },
    {
      name: 'nothing-unlisted',
      comment: 'What the product imports stands in package.json.',
      severity: 'error',
      from: { path: '^(bot|tab|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'] },
    },
    {
      name: 'no-dev-in-production',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/demo/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tab/dist|tests/output)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
