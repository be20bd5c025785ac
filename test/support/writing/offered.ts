import { offer } from '../offer';
import { writtenTemplate } from './template';

/** Makes the server of this process offer the format with pages; returns its name. */
export const offerWritten = (): string => offer(writtenTemplate);
