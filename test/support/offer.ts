import type { MeetingTemplate } from '../../shared/templates/template';
import { templates } from '../../shared/templates/templates';

/**
 * Makes the server of this process offer another format; returns its name. Whoever lists all formats does not see it, because
 * test files share the process.
 */
export function offer({ frame, blocks }: MeetingTemplate): string {
  const add = (to: object, id: string, value: unknown) =>
    Object.defineProperty(to, id, { value, enumerable: false, configurable: true });
  add(templates.frames, frame.id, frame);
  for (const [id, block] of Object.entries(blocks)) add(templates.blocks, id, block);
  return frame.id;
}
