import { defineConfig } from 'drizzle-kit';

// Read by `npm run migration`, which writes the SQL of a changed schema beside it.
// eslint-disable-next-line no-restricted-exports -- drizzle-kit reads the default export
export default defineConfig({
  dialect: 'postgresql',
  schema: './bot/store/schema.ts',
  out: './bot/store/migrations',
  casing: 'snake_case',
});
