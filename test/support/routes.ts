import type { WebDeps } from '../../server/web/deps';
import { webRoutes } from '../../server/web/routes';

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } };

/** Every route of the server, such as `GET /api/home`, with all that can be turned on. */
export function everyRoute(): string[] {
  const config = {
    clientFolder: import.meta.dirname,
    publicUrl: null,
    mediaUrl: null,
    carriesSound: true,
    securityContact: 'mailto:security@example.org',
    look: null,
  };
  const parts = { config, numbers: {}, log: {}, accounts: {}, operator: {}, mediaReport: () => false };
  const routes = new Set<string>();
  const walk = (layers: Layer[]) => {
    for (const { route, handle } of layers) {
      if (route !== undefined)
        for (const method of Object.keys(route.methods)) routes.add(`${method.toUpperCase()} ${route.path}`);
      if (handle?.stack) walk(handle.stack);
    }
  };
  walk((webRoutes(parts as unknown as WebDeps) as unknown as { stack: Layer[] }).stack);
  return [...routes].sort();
}

/** Those under an address, without it: `GET /members`. */
export const routesUnder = (address: string): string[] =>
  everyRoute().flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    return path === address || path.startsWith(`${address}/`) ? [`${method} ${path.slice(address.length)}`] : [];
  });
