// The table of ARCHITECTURE.md: who may import whom. One rule per row.
/** Specs and what only they use. */
const TESTS = '(\\.spec\\.ts$|/testing/)';
const base = ['kernel', 'platform', 'contracts'];
const mayImport = {
  kernel: [],
  contracts: ['kernel'],
  platform: ['kernel', 'contracts'],
  areas: base,
  identity: [...base, 'areas'],
  inventory: base,
  media: base,
  payments: base,
  ledger: base,
  sellers: [...base, 'identity', 'areas'],
  catalog: [...base, 'identity', 'sellers', 'areas', 'media', 'inventory'],
  ordering: [...base, 'catalog', 'inventory', 'sellers', 'identity', 'areas', 'payments'],
  settlement: [...base, 'ledger', 'payments', 'sellers'],
  search: [...base, 'areas'],
  insight: [...base, 'areas'],
  notifications: [...base, 'identity'],
};

const libRules = Object.entries(mayImport).map(([lib, allowed]) => ({
  name: `${lib}-imports`,
  comment: `libs/${lib} may import only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TESTS },
  to: { path: '^(libs|apps|test)/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
}));

export default {
  forbidden: [
    ...libRules,
    { name: 'no-cycles', severity: 'error', from: { path: '^(libs|apps)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'only-entries', comment: 'other libs are entered through index.ts or a *.module.ts', severity: 'error',
      from: { path: '^libs/([^/]+)/' , pathNot: TESTS },
      to: { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/[^/]+/src/[^/]+\\.module\\.ts$'] },
    },
    { name: 'pure-domain', comment: 'domain imports domain and kernel only', severity: 'error', from: { path: '^libs/([^/]+)/src/domain/', pathNot: TESTS }, to: { path: '^(libs|node_modules/(@nestjs|typeorm|pg|bullmq))', pathNot: ['^libs/$1/src/domain/', '^libs/kernel/', '^libs/contracts/'] } },
    { name: 'storage-below-usecases', severity: 'error', from: { path: '^libs/([^/]+)/src/storage/' }, to: { path: '^libs/$1/src/(usecases|http|jobs)/' } },
    { name: 'kernel-is-pure', severity: 'error', from: { path: '^libs/kernel/', pathNot: TESTS }, to: { path: '^node_modules/' } },
    { name: 'apps-apart', comment: 'an app never imports another app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'web-alone', comment: 'the web site knows the API only', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^(libs|test)/' } },
    { name: 'simulators-alone', comment: 'simulators stand for outside parties', severity: 'error', from: { path: '^test/simulators/' }, to: { path: '^(libs|apps)/' } },
    { name: 'no-tests-in-product', severity: 'error', from: { path: '^(libs|apps)/', pathNot: TESTS }, to: { path: '^test/', pathNot: '^test/simulators/' } },
    { name: 'resolvable', severity: 'error', from: { path: '^(libs|apps/(?!web))' }, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^apps/web/(build|\\.svelte-kit|src/lib/paraglide)/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'], extensions: ['.ts', '.js', '.mjs', '.json'] },
    extraExtensionsToScan: [],
  },
};
