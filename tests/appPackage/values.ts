import type { PackageValues } from '../../appPackage/package.ts';

/** An installation that does not exist. */
export const values: PackageValues = {
  TEAMS_APP_ID: '5f3c8a52-6d0e-4b57-9a4e-0d3b6c1f7a10',
  BOT_ID: '0b9d2f41-77c3-4f9e-8a2d-51d0c4e6b923',
  AAD_APP_CLIENT_ID: 'c81e5d9a-2b64-4c0f-bd17-3ea9f0a5d846',
  TAB_ENDPOINT: 'https://ikp.example.se',
  TAB_DOMAIN: 'ikp.example.se',
};
