import { defineConfig } from 'drizzle-kit';

// Read by `npm run migration`, which writes the SQL of a changed schema beside it.
export default defineConfig({
  dialect: 'postgresql',
  schema: './bot/store/schema.ts',
  out: './bot/store/migrations',
  casing: 'snake_case',
});
