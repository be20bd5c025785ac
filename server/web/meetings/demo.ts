import { Router } from 'express';
import { tidyName } from '../../../shared/names';
import { type DemoStarted, type DemosOffered, startDemo } from '../../../shared/protocol/http';
import { isRefusal, refuse } from '../../../shared/refusal';
import { asOthersWriteIt } from '../../access/lookalikes';
import { newSession } from '../../access/sessions';
import type { MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { addressOf, type Limiters, limited } from '../http/limits';
import { newGroup, newMeeting, newMember } from './newRows';
import { openingEvents } from './opening';
import { mayNotBegin } from './starting';

/** "Try it with a simulated group": an ordinary meeting of an ordinary group, whose other members this server runs. */
export function demoRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, demos } = deps;
  const routes = Router();

  routes.get(
    '/api/demos',
    answering<DemosOffered>(async () => ({ offered: demos.areOffered && deps.config.starting !== 'nobody' })),
  );

  routes.post(
    '/api/demos',
    limited(limits.start),
    answering<DemoStarted>(async (request, response) => {
      const body = parseBody(startDemo, request.body);
      if (isRefusal(body)) return body;
      const barred = mayNotBegin(deps, request, response, body.pass);
      if (barred) return barred;
      const typed = tidyName(body.name);
      if (typed === null) return refuse('badInput', { field: 'name' });
      const place = demos.reserve(addressOf(request));
      if (isRefusal(place)) return place;
      try {
        const script = demos.scriptOf(body.format);
        const now = clock.now();
        const { title, minutes } = script;
        const group = newGroup(title, now);
        const member = (name: string) => newMember(group.id, { name, role: 'member', letInAt: now }, now);
        const people = script.names.map(member);
        const guest = member(asOthersWriteIt(typed, script.names));
        const meeting = newMeeting({ group: group.id, title, ordinal: 1, startsAt: now, minutes }, now);
        const [lead, client] = people;
        const events = openingEvents(
          {
            meeting,
            template: script.template,
            settings: {
              admission: 'open',
              oneVoice: false,
              encrypted: false,
              sound: deps.config.carriesSound ? 'here' : 'elsewhere',
              agreementVersion: 1,
            },
            lead: { member: lead?.id ?? '', takesPart: true },
            lastOrder: [],
            // Where not everybody gets a slot, these come last.
            lastClients: people.filter((one) => one !== client).map(({ id }) => id),
            isPlanned: false,
            number: 1,
          },
          { now, chance: deps.chance },
        );
        if (isRefusal(events)) return events;
        const sessionOf = ({ id }: MemberRow, browser: string | undefined, secure: boolean) =>
          newSession(browser, { group: group.id, member: id, via: null, createdAt: now }, secure);
        const theirs = people.map((one) => sessionOf(one, undefined, false));
        const mine = sessionOf(guest, request.headers.cookie, request.secure);
        const members = [...people, guest];
        const demo = { sessions: theirs.map(({ row }) => row) };
        await store.createMeeting({ meeting, group, members, session: mine.row, ...mine.former, demo }, events);
        await place.begin({
          group: group.id,
          meeting: meeting.id,
          format: body.format,
          guest: guest.id,
          people: people.map(({ id }, at) => ({ member: id, cookie: theirs[at]?.cookie.split(';')[0] ?? '' })),
        });
        response.append('Set-Cookie', mine.cookie);
        return { meeting: meeting.id, group: group.id };
      } finally {
        place.release();
      }
    }),
  );

  return routes;
}
