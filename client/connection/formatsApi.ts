import type { MeetingId } from '../../shared/meeting/state';
import type { FormatImported, FormatList, KeptFormat } from '../../shared/protocol/formats';
import { askServer, at } from './api';

/** The formats that a group keeps, over HTTP. Apart from the other calls, because the first pages do without. */

export const groupFormats = (meeting: MeetingId) => askServer<FormatList>('GET', at(meeting, '/formats'));
export const keepFormat = (meeting: MeetingId, name: string) =>
  askServer<KeptFormat>('POST', at(meeting, '/formats'), { name });
export const importFormat = (meeting: MeetingId, text: string) =>
  askServer<FormatImported>('POST', at(meeting, '/formats/import'), { text });
export const renameFormat = (meeting: MeetingId, { id, version }: KeptFormat, name: string) =>
  askServer<KeptFormat>('PUT', at(meeting, `/formats/${encodeURIComponent(id)}`), { name, version });
export const removeFormat = (meeting: MeetingId, format: string) =>
  askServer<null>('DELETE', at(meeting, `/formats/${encodeURIComponent(format)}`));
