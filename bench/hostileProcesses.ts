import { systemClock } from '../server/rooms/clock';
import { documentName } from '../shared/documents/names';
import { type Shape, shapes } from '../test/shared/documents/hostile/shapes';
import { dataFolder, startAppOn } from '../test/support/app';
import { gather, must } from '../test/support/clients';

/** The processes beside `hostile.ts`: the server alone, and all the attackers. */
const [role, url = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit(0));
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function serve(): Promise<void> {
  const { folder, remove } = await dataFolder();
  const running = await startAppOn(systemClock, { folder });
  process.on(
    'message',
    () =>
      void running
        .stop()
        .then(remove)
        .then(() => process.exit(0)),
  );
  process.send?.(running.url);
}

/** One person alone in a meeting of their own, who sends one shape from beginning to end. */
async function attack({ kind, send }: Shape): Promise<number> {
  const meeting = await gather(url, ['Mallory']);
  const document = documentName({ group: meeting.group, meeting: meeting.meeting, kind, slot: 'common' });
  const own: number[] = [];
  for (let open = 0; open < 50; open += 1) {
    own.push(must(await meeting.lead.ask('document:open', { document, stateVector: null })).clientId);
  }
  own.sort((one, other) => one - other);
  let sent = 0;
  const updates = send(own);
  for (let next = updates.next(); !next.done; ) {
    const update = Buffer.from(next.value).toString('base64');
    const answer = await meeting.lead.ask('document:update', { document, clientId: own[0] ?? 0, update });
    sent += 1;
    if (answer.ok && answer.value.outcome === 'retry') await pause(answer.value.retryIn);
    else if (!answer.ok && answer.error === 'tooFast') await pause(Number(answer.detail?.retryIn ?? 100));
    else next = updates.next(answer.ok && answer.value.outcome === 'committed');
  }
  meeting.close();
  return sent;
}

async function attackAll(): Promise<void> {
  let sent = 0;
  process.on('message', () => {
    process.send?.(sent);
    process.exit(0);
  });
  const possible = shapes.filter(({ kind, name }) => kind !== 'plan' && !name.startsWith('thousands of clients'));
  await Promise.all(
    possible.map(async (shape) => {
      for (;;) sent += await attack(shape);
    }),
  );
}

await (role === 'server' ? serve() : attackAll());
