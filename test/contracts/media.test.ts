import { readMediaConfig } from '../../server/media/config';
import { createMesh } from '../../server/media/mesh/mesh';
import { createNone } from '../../server/media/none';
import { mediaContract } from './mediaContract';

mediaContract('mesh', async () =>
  createMesh(
    readMediaConfig({ STUN_URLS: 'stun:stun.example.org', TURN_URLS: 'turn:turn.example.org', TURN_SECRET: 'x' }),
  ),
);
mediaContract('none', async () => createNone());
