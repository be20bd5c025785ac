/** What people are answered who are no members of the group, or were removed from the meeting. */
const strangers = { dan: '404 notFound', frank: '404 notFound', nobody: '401 signedOut' };
const removed = { ben: '403 notAdmitted' };

export const shared = {
  strangers,
  removed,
  noBody: {},
  noSuch: { next: 'another meeting' },
  meetAgain: { startsAt: null, minutes: null, template: null },
  onePerson: { make: 'personal', role: 'member' },
};

const named = { name: 'Ours' };
const noFile = { text: '{}' };

/** The formats of a group are for whoever may plan its next meeting. */
export const formatsThroughFirst = [
  { ask: 'GET /formats', ann: '200', ben: '403 notLead', eve: '200', ...strangers },
  { ask: 'POST /formats', body: named, ann: '200', ben: '403 notLead', eve: '200', ...strangers },
  { ask: 'POST /formats/import', body: noFile, ann: '200', ben: '403 notLead', eve: '200', ...strangers },
  {
    ask: 'PUT /formats/:format',
    body: { ...named, version: 1 },
    ann: '404 notFound',
    ben: '403 notLead',
    eve: '404 notFound',
    ...strangers,
  },
  { ask: 'DELETE /formats/:format', ann: '404 notFound', ben: '403 notLead', eve: '404 notFound', ...strangers },
];

export const formatsThroughSecond = [
  { ask: 'GET /formats', ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'POST /formats', body: named, ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'POST /formats/import', body: noFile, ann: '200', eve: '200', ...removed, ...strangers },
  {
    ask: 'PUT /formats/:format',
    body: { ...named, version: 1 },
    ann: '404 notFound',

    eve: '404 notFound',
    ...removed,
    ...strangers,
  },
  { ask: 'DELETE /formats/:format', ann: '404 notFound', eve: '404 notFound', ...removed, ...strangers },
];
