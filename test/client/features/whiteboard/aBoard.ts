import { bindBoard, type Schedule, type Surface } from '../../../../client/features/whiteboard/boardBinding';
import { type BoardElement, wins } from '../../../../shared/documents/board';
import { emptyDocument } from '../../../../shared/documents/roots';
import { element } from '../../../shared/documents/peers';

let nonces = 0;

/** A drawing surface that decides between two versions like Excalidraw, and a clock that the test moves. */
class FakeSurface implements Surface {
  scene = new Map<string, BoardElement>();
  taken: string[][] = [];
  /** What is in the person's hands: being written in, resized or drawn. */
  inHand = new Set<string>();
  held = () => this.inHand;
  isReady = (element: BoardElement) => element.type !== 'image' || element.customData !== undefined;
  takenBack: string[] = [];
  onTakenBack = (why: string, words: string) => void this.takenBack.push(`${why}: ${words}`);
  elements = () => [...this.scene.values()];
  takeIn(remote: readonly BoardElement[], gone: ReadonlySet<string>) {
    this.taken.push(remote.map(({ id }) => id));
    for (const each of remote) if (wins(each, this.scene.get(each.id))) this.scene.set(each.id, each);
    for (const id of gone) this.scene.delete(id);
  }
  draw(id: string, change: Partial<BoardElement> = {}) {
    const before = this.scene.get(id);
    const version = (before?.version ?? 0) + 1;
    this.scene.set(id, { ...(before ?? element(id)), version, versionNonce: ++nonces, ...change });
  }
  write(id: string, text: string) {
    this.draw(id, { type: 'text', text, originalText: text });
  }
  words = (id: string) => this.scene.get(id)?.originalText;
}

function handTimer() {
  const runs: { at: number; run: () => void }[] = [];
  let now = 0;
  const schedule: Schedule = (run, wait) => {
    const entry = { at: now + wait, run };
    runs.push(entry);
    return () => {
      const index = runs.indexOf(entry);
      if (index >= 0) runs.splice(index, 1);
    };
  };
  const pass = (ms: number) => {
    now += ms;
    for (const entry of runs.filter(({ at }) => at <= now)) {
      runs.splice(runs.indexOf(entry), 1);
      entry.run();
    }
  };
  return { schedule, pass };
}

export function board(doc = emptyDocument('board')) {
  const surface = new FakeSurface();
  const timer = handTimer();
  const bound = bindBoard(doc, surface, timer.schedule);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, surface, bound, updates, ...timer };
}
