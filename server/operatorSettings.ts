import type { SettingInForce } from '../shared/protocol/operator';
import { settingNames } from './settingNames';

type Name = (typeof settingNames)[number];

/** What opens something, or holds a password. Everything else may be read on the operator's page. */
const secrets: ReadonlySet<Name> = new Set<Name>([
  'SMTP_URL',
  'TURN_SECRET',
  'OIDC_CLIENT_SECRET',
  'TLS_KEY',
  'LIVEKIT_API_KEY',
  'LIVEKIT_API_SECRET',
]);

/** Every setting, as it was set. */
export const settingsInForce = (env: Readonly<Record<string, string | undefined>>): SettingInForce[] =>
  settingNames.map((name) => {
    const isSecret = secrets.has(name);
    const value = env[name] || null;
    return { name, isSecret, value: isSecret && value !== null ? '' : value };
  });
