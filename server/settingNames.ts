/** Every setting that is read from the environment. A test compares this list with docs/operations.md and docs/livekit.md. */
export const settingNames = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DISK_RESERVE_MB',
  'TLS',
  'TLS_CERT',
  'TLS_KEY',
  'TRUST_PROXY',
  'PUBLIC_URL',
  'STARTING',
  'DEMOS',
  'SECURITY_CONTACT',
  'OPERATOR_PAGE',
  'OPERATOR_NAME',
  'OPERATOR_LOGO',
  'OPERATOR_LOGO_DARK',
  'METRICS_PORT',
  'METRICS_HOST',
  'LOG_LEVEL',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_RETURN_TO',
  'WEBHOOKS',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_NAME',
  'MEDIA',
  'STUN_URLS',
  'TURN_URLS',
  'TURN_SECRET',
  'LIVEKIT_SERVER',
  'LIVEKIT_NODE_IP',
  'LIVEKIT_TCP_PORT',
  'LIVEKIT_UDP_PORT',
  'LIVEKIT_URL',
  'LIVEKIT_API_KEY',
  'LIVEKIT_API_SECRET',
  'LIVEKIT_PUBLIC_URL',
  'LIVEKIT_REPORTS',
] as const;

const known: ReadonlySet<string> = new Set(settingNames);
/** Set for other programs that belong to Roundel: LiveKit itself, the tests, the development server. */
const ofOthers = /^(?:LIVEKIT_(?:KEYS|CONFIG|CONFIG_BODY)|ROUNDEL_(?:SERVER|WITHOUT))$/;
const ours =
  /^(?:ROUNDEL|LIVEKIT|TURN|STUN|TRUST|STARTING|METRICS|DISK_RESERVE|SECURITY_CONTACT|OPERATOR|SMTP|MAIL|WEBHOOKS?|OIDC)(?:_|$)/;

/** How many letters have to be added, left out, changed or swapped. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          cell(row - 1, column) + 1,
          cell(row, column - 1) + 1,
          cell(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return cell(from.length, to.length);
}

/** The setting that was probably meant. Short names are near many others, so only longer ones may differ in two letters. */
function meant(name: string): string | null {
  const near = settingNames
    .filter((one) => one.length >= 5)
    .map((one) => ({ one, far: distance(name.toUpperCase(), one) }))
    .filter(({ one, far }) => far <= (one.length >= 8 ? 2 : 1))
    .sort((first, second) => first.far - second.far);
  return near[0]?.one ?? null;
}

/** Names that nobody reads although they look as if they were meant for us, with what was probably meant. */
export function strangeSettings(names: readonly string[]): { name: string; meant: string | null }[] {
  return names
    .filter((name) => !known.has(name) && !ofOthers.test(name))
    .map((name) => ({ name, meant: meant(name) }))
    .filter(({ name, meant: near }) => near !== null || ours.test(name));
}
