import { templates } from '../../../shared/templates/templates';
import { writtenTemplate } from './template';

/** Makes the server of this process offer the format with pages; returns its name. */
export function offerWritten(): string {
  const { frame, blocks } = writtenTemplate;
  Object.assign(templates.frames, { [frame.id]: frame });
  Object.assign(templates.blocks, blocks);
  return frame.id;
}
