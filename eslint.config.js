import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};
const noDate = {
  selector: ":matches(NewExpression, CallExpression)[callee.name='Date'], MemberExpression[object.name='Date']",
  message: 'Time is Temporal, and the clock is passed in.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'tab/dist', 'data', 'tests/output', 'appPackage/build', '**/*.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.cjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An interface may be async where one of its implementations needs no await.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      // Temporal's `compare` is passed on as it is everywhere; its typings do not say that it needs no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowArray: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['bot/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, noDate] } },
  // Programs that people start say what they do.
  {
    files: ['bot/main.ts', 'bot/demo/main.ts', 'infra/**', 'appPackage/*.ts', 'appPackage/icons/*.ts', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  // Tools that read a default export.
  {
    files: ['*.config.js', 'infra/drizzle.config.ts', 'tab/vite.config.ts', 'tests/support/global*.ts', '*.cjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['tab/**/*.tsx', 'tab/**/*.ts'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  { files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
);
