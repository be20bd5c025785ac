import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { certificateFor } from '../../../server/certificate';
import { readConfig } from '../../../server/config';
import { livekitProgram, mayRun } from '../../support/livekit/program';
import { portToKeep } from '../../support/ports';

/** deploy/livekit.yaml as a host with TURN uses it, but without Redis, with free ports and with our certificate. */
async function hostConfig(folder: string, signal: number, turn: number): Promise<string> {
  const shipped = await readFile('deploy/livekit.yaml', 'utf8');
  return shipped
    .replace(/^redis:\n(?: .*\n)+/m, '')
    .replace('port: 7880', `port: ${signal}`)
    .replace('tcp_port: 7881', `tcp_port: ${await portToKeep()}`)
    .replace('udp_port: 7882', `udp_port: ${await portToKeep()}`)
    .replace(/^ {2}enabled: false$/m, '  enabled: true')
    .replace(/^ {2}# (domain|tls_port|cert_file|key_file):/gm, '  $1:')
    .replace('tls_port: 5349', `tls_port: ${turn}`)
    .replaceAll('/certs/', `${folder}/`);
}

test.runIf(mayRun)(
  'the configuration for a host starts without outside requests, and listens for TURN over TLS',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'roundel-host-'));
    const [signal, turn] = [await portToKeep(), await portToKeep()];
    const config = await hostConfig(folder, signal, turn);
    expect(config).toContain('use_external_ip: false');
    const certificate = await certificateFor(readConfig({ DATA_DIR: folder, TLS: 'self' }), Date.now());
    await writeFile(path.join(folder, 'turn.crt'), certificate?.cert ?? '');
    await writeFile(path.join(folder, 'turn.key'), certificate?.key ?? '');
    await writeFile(path.join(folder, 'livekit.yaml'), config);
    const server = spawn(
      livekitProgram ?? 'livekit-server',
      ['--config', path.join(folder, 'livekit.yaml'), '--node-ip', '203.0.113.7'],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { LIVEKIT_KEYS: `key: ${'s'.repeat(32)}` } },
    );
    let said = '';
    server.stderr.on('data', (piece) => {
      said += piece;
    });
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    try {
      const up = () =>
        fetch(`http://127.0.0.1:${signal}`).then(
          ({ ok }) => ok,
          () => false,
        );
      await expect.poll(up, { timeout: 30_000 }).toBe(true);
      const fingerprint = await new Promise<string>((resolve, reject) => {
        const line = connect({ port: turn, host: '127.0.0.1', rejectUnauthorized: false }, () => {
          resolve(line.getPeerCertificate().fingerprint256);
          line.destroy();
        });
        line.once('error', reject);
      });
      expect(fingerprint).not.toBe('');
      expect(said).toContain('"nodeIP":"203.0.113.7"');
    } finally {
      server.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    }
  },
);
