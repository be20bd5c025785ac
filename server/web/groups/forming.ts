import express, { Router } from 'express';
import { presets } from '../../../shared/groups/models';
import { tidyName, tidyTitle } from '../../../shared/names';
import { type FormGroup, formGroup, type GroupFormed } from '../../../shared/protocol/forming';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { templateFor } from '../../../shared/templates/templates';
import { newInvite } from '../../access/invites';
import { newSession } from '../../access/sessions';
import type { GroupRow, MemberRow, NewGroup } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { newGroup, newMeeting, newMember } from '../meetings/newRows';
import { openingEvents, templateOf } from '../meetings/opening';
import { mayNotBegin } from '../meetings/starting';
import { invitationsFor } from './invitations';
import { mailInvitations } from './mailing';
import { inTooManyGroups } from './mine';
import { planRefused } from './plan';
import { startTime } from './planning/startTime';

/** Forty people with long names in letters of four bytes each. */
const LARGEST_BODY = '64kb';

type Formed = Pick<GroupRow, 'model' | 'plan'> & {
  as: 'member' | 'facilitator' | 'organiser';
  people: Extract<FormGroup, { people: unknown }>['people'];
};

/** A group is formed before its first date is known; a pair with its first meeting. */
export function formingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  routes.use('/api/groups', express.json({ limit: LARGEST_BODY, inflate: false }));

  routes.post(
    '/api/groups',
    limited(limits.start),
    answering<GroupFormed>(async (request, response) => {
      const body = parseBody(formGroup, request.body);
      if (isRefusal(body)) return body;
      const barred = mayNotBegin(deps, request, response, body.pass) ?? (await inTooManyGroups(deps, request));
      if (barred) return barred;
      const me = tidyName(body.me);
      if (me === null) return refuse('badInput', { field: 'me' });
      const name = tidyTitle(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const formed = formedAs(body);
      if (isRefusal(formed)) return formed;

      const now = clock.now();
      const started = newGroup(name, now);
      const member = newMember(started.id, { name: me, role: formed.as, letInAt: now }, now);
      const group: GroupRow = { ...started, model: formed.model, plan: formed.plan, formedBy: member.id };
      const invited = invitationsFor(
        { group: group.id, people: formed.people, known: [], me: { member: member.id, name: me } },
        now,
      );
      if (isRefusal(invited)) return invited;
      const first = body.model === 'pair' ? firstOf(body, group, member, now) : null;
      if (isRefusal(first)) return first;
      const link = newInvite({ kind: 'group', group: group.id }, now);
      const {
        row: session,
        former,
        cookie,
      } = newSession(
        request.headers.cookie,
        { group: group.id, member: member.id, via: null, createdAt: now },
        request.secure,
      );
      await store.forming.create({
        group,
        member,
        invites: [link.row, ...invited.map(({ invite }) => invite)],
        invited: invited.map(({ row }) => row),
        session,
        ...former,
        first,
      });
      deps.reminders.look();
      response.append('Set-Cookie', cookie);
      return {
        group: group.id,
        meeting: first?.meeting.id ?? null,
        invite: link.secret,
        invited: await mailInvitations(
          deps,
          limits,
          request,
          { group: group.id, by: member.id, from: me },
          invited.map(({ told }) => told),
        ),
      };
    }),
  );

  /** The first meeting of a pair, which nobody leads by role. */
  function firstOf(
    body: Extract<FormGroup, { model: 'pair' }>,
    group: GroupRow,
    member: MemberRow,
    now: number,
  ): NewGroup['first'] | Refusal {
    const startsAt = startTime(body.startsAt, now);
    if (isRefusal(startsAt)) return startsAt;
    const template = templateOf(body.template, body.minutes);
    if (isRefusal(template)) return template;
    const meeting = newMeeting(
      { group: group.id, title: group.name, ordinal: 1, startsAt, minutes: body.minutes },
      now,
    );
    const events = openingEvents(
      {
        meeting,
        template,
        settings: {
          admission: 'ask',
          oneVoice: false,
          encrypted: false,
          sound: deps.config.carriesSound ? 'here' : 'elsewhere',
          agreementVersion: group.agreement.version,
        },
        lead: { member: member.id, takesPart: true },
        lastOrder: [],
        isPlanned: true,
        number: 1,
      },
      { now, chance: deps.chance },
    );
    return isRefusal(events) ? events : { meeting, events };
  }

  return routes;
}

/** What the row of the group says of it; a format that nobody knows, or that takes other lengths, is refused. */
function formedAs(body: FormGroup): Formed | Refusal {
  if (body.model === 'pair') {
    const { timeZone, minutes, template, other } = body;
    if (templateFor(template)?.frame.people.most !== 2) return refuse('badInput', { field: 'template' });
    const formats = { first: template, usual: template, last: template };
    // Nobody has chosen how often they meet.
    const plan = { ...presets.pair, everyWeeks: null, timeZone, minutes, formats };
    return { model: 'pair', plan, as: 'member', people: [other] };
  }
  const { model, plan, as, people } = body;
  const refused = planRefused(model, plan);
  if (refused !== null) return refused;
  // A group whose facilitator leads needs one, and whoever facilitates leads. Whoever takes no part names them later.
  if (as !== 'organiser' && (plan.leads === 'facilitator') !== (as === 'facilitator'))
    return refuse('badInput', { field: 'as' });
  return { model, plan, as, people };
}
