// ESM mode: run through `node --experimental-vm-modules node_modules/jest/bin/jest.js`.
export default {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/web/', '<rootDir>/test/journeys/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/apps/web/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@cho-phien/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@cho-phien/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2023',
        keepClassNames: true,
      },
      module: { type: 'es6' },
    }],
  },
  globalSetup: '<rootDir>/test/support/jest-database.setup.mjs',
  globalTeardown: '<rootDir>/test/support/jest-database.teardown.mjs',
  testTimeout: 60_000,
  // Modules of a finished spec stay in its worker's memory; near the heap's end collecting takes more time than the specs.
  workerIdleMemoryLimit: '1500MB',
};
