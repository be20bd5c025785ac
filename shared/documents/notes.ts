import type * as Y from 'yjs';

/** The group's shared notes are one plain text. */
export const notesRoot = 'text';

export const notesText = (doc: Y.Doc): Y.Text => doc.getText(notesRoot);
