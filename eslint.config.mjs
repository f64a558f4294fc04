import tseslint from 'typescript-eslint';

const money = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Money and quantities are whole numbers; see libs/kernel/src/dong.ts.' },
  { selector: "MemberExpression[property.name='toFixed']", message: 'No fractions near money; see libs/kernel/src/dong.ts.' },
  { selector: "NewExpression[callee.name=/Exception$/]", message: 'Throw a DomainError with a code; the filter makes the HTTP answer.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'apps/web/build/', 'apps/web/.svelte-kit/', 'apps/web/src/lib/paraglide/', '**/*.svelte'] },
  ...tseslint.configs.recommended,
  {
    // Nest reads constructor types at run time: imports used in decorated classes stay values.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-syntax': ['error', ...money],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['test/simulators/**', 'scripts/**', 'apps/standalone/**', 'test/**', '**/*.spec.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
