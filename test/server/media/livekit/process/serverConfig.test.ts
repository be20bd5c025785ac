import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readMediaConfig } from '../../../../../server/media/config';
import { type Reach, reachOf } from '../../../../../server/media/livekit/process/serverConfig';
import { startLivekit } from '../../../../../server/media/livekit/start';
import { folderForTest } from '../../../../support/forTest';
import { standIn } from '../../../../support/livekit/standIn';

vi.mock('node:os', async (original) => {
  const os = await original<typeof import('node:os')>();
  return { ...os, networkInterfaces: vi.fn(os.networkInterfaces) };
});

const address = (family: 'IPv4' | 'IPv6', ip: string, internal = false) => ({
  ...{ address: ip, family, internal, netmask: '', mac: '', cidr: null },
  ...(family === 'IPv6' ? { scopeid: 0 } : {}),
});
function computerWith(...all: ReturnType<typeof address>[]): void {
  vi.mocked(networkInterfaces).mockReturnValue({ all } as ReturnType<typeof networkInterfaces>);
}
afterEach(() => vi.mocked(networkInterfaces).mockReset());

const reach = (env: Record<string, string>): Reach => reachOf(readMediaConfig(env).livekit);

describe('where browsers find a LiveKit server of our own', () => {
  test('alone on this computer: on loopback', () => {
    computerWith(address('IPv4', '192.0.2.7'));
    for (const env of [{}, { TRUST_PROXY: '0' }, { HOST: 'localhost' }, { PUBLIC_URL: 'http://localhost:3000' }]) {
      expect(reach(env), JSON.stringify(env)).toEqual({ kind: 'loopback' });
    }
  });

  test('behind a proxy, or under a public name: at this computer’s network address, though the app listens on loopback', () => {
    computerWith(address('IPv4', '127.0.0.1', true), address('IPv6', '2001:db8::7'), address('IPv4', '192.0.2.7'));
    for (const env of [
      { HOST: '127.0.0.1', TRUST_PROXY: '1' },
      { TRUST_PROXY: 'loopback' },
      { PUBLIC_URL: 'https://rooms.example.org' },
      { HOST: '0.0.0.0' },
    ]) {
      expect(reach(env), JSON.stringify(env)).toEqual({ kind: 'network', address: '192.0.2.7' });
    }
    expect(reach({ HOST: '192.0.2.9', TRUST_PROXY: '1' })).toEqual({ kind: 'network', address: '192.0.2.9' });
    expect(reach({ TRUST_PROXY: '1', LIVEKIT_NODE_IP: '198.51.100.4' })).toEqual({
      kind: 'network',
      address: '198.51.100.4',
    });
  });

  test('which address that is stands in the log; that there is none is a warning', async () => {
    const folder = await folderForTest();
    const said: string[] = [];
    const say = (_facts: unknown, message: string) => void said.push(message);
    const start = async (env: Record<string, string>) => {
      said.length = 0;
      const dataDir = path.join(folder, 'data');
      const { livekit } = readMediaConfig({ ...env, DATA_DIR: dataDir, LIVEKIT_SERVER: await standIn(folder) });
      const media = await startLivekit(livekit, { info: say, warn: say });
      const [own = ''] = (await readdir(dataDir)).filter((name) => name.startsWith('livekit-'));
      const { rtc } = JSON.parse(await readFile(path.join(dataDir, own, 'livekit.yaml'), 'utf8'));
      await media?.stop();
      // Not named, LiveKit tells every browser to ask servers of strangers.
      expect(rtc.stun_servers).toEqual([`${rtc.node_ip}:${rtc.tcp_port}`]);
      return rtc.node_ip;
    };
    computerWith(address('IPv4', '192.0.2.7'));
    expect(await start({ TRUST_PROXY: '1' })).toBe('192.0.2.7');
    expect(said).toEqual(['sound and picture run through a LiveKit server of our own; browsers reach it at 192.0.2.7']);
    computerWith();
    expect(await start({ TRUST_PROXY: '1' })).toBe('127.0.0.1');
    expect(said.at(-1)).toContain('LIVEKIT_NODE_IP');
    expect(await start({})).toBe('127.0.0.1');
    expect(said).toHaveLength(1);
  });
});
