/** The dependency law: domain <- intents <- messages <- ports <- app <- adapters <- main. Each rule says why it is there. */
const layers = ['domain', 'intents', 'messages', 'ports', 'app']

const pointsOneWay = layers.map((layer, at) => ({
  name: `${layer}-knows-nothing-above-it`,
  comment: `src/${layer} may import only what stands below it (${layers.slice(0, at).join(', ') || 'nothing'}): ` +
    'rules stay functions of what was loaded, and a platform can be replaced without touching them.',
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: [`^src/(${[...layers.slice(at + 1), 'cli'].join('|')})/`, '^src/[^/]+\\.ts$', '^adapters/', '^test/'] },
}))

module.exports = {
  forbidden: [
    ...pointsOneWay,
    {
      name: 'core-has-no-libraries',
      comment: 'The domain, intents and messages use zod and nothing else from npm or Node: no I/O, no clock, no platform.',
      severity: 'error',
      from: { path: '^src/(domain|intents|messages|ports)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'only-main-and-cli-compose',
      comment: 'Only the files of src itself (main, assemble and what they start) and src/cli put adapters together with the app.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/([^/]+\\.ts$|cli/)' },
      to: { path: '^adapters/' },
    },
    {
      name: 'adapters-are-strangers',
      comment: 'An adapter never imports another adapter: each can be deleted without the others noticing.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'sources-do-not-import-tests',
      comment: 'Test hooks do not belong in production code.',
      severity: 'error',
      from: { path: '^(src|adapters|prisma)/' },
      to: { path: '^test/' },
    },
    { name: 'no-circles', comment: 'Two files that import each other are one file.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolved', comment: 'Every import exists.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: ['/generated/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
