import { createLivekitTransport } from '../../client/media/transports/livekit/livekitTransport';
import { loadSdk } from '../../client/media/transports/livekit/sdk';
import { createMeshTransport } from '../../client/media/transports/mesh/meshTransport';
import { noTransport } from '../../client/media/transports/none';
import { mediaTransport } from './mediaTransport';

const me = { member: 'me', tab: 'tab' };

mediaTransport('mesh', true, ({ connection }) => {
  const deps = { meeting: 'm', me, connection, inviteKey: null };
  return (changed) => createMeshTransport(deps, changed);
});
mediaTransport('livekit', true, async ({ connection }) => {
  // Imported beforehand, because the test's clock does not advance while a module loads.
  await loadSdk();
  return (changed) => createLivekitTransport({ me: me.member, connection }, changed);
});
mediaTransport('none', false, () => noTransport);
