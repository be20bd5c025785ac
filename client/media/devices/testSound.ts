/** Two soft notes from the chosen loudspeaker, so that somebody can hear whether it is the right one. */
export async function playTestSound(speaker: string | null): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const element = document.createElement('audio');
  element.srcObject = out.stream;
  if (speaker !== null && typeof element.setSinkId === 'function') {
    await element.setSinkId(speaker).catch(() => undefined);
  }
  const begin = context.currentTime + 0.05;
  const notes = [523.25, 659.25].map((pitch, index) => {
    const at = begin + index * 0.28;
    const note = context.createOscillator();
    const volume = context.createGain();
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    note.connect(volume).connect(out);
    note.start(at);
    note.stop(at + 0.62);
    return note;
  });
  notes.at(-1)?.addEventListener('ended', () => void context.close());
  await element.play().catch(() => undefined);
}
