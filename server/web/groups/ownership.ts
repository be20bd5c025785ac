import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { decides, decidesEnd, decidesRole, type Proposed, votesFor } from '../../../shared/groups/ownership';
import { takesSeat } from '../../../shared/groups/roles';
import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import { tidyTitle } from '../../../shared/names';
import { endGroup, leaveGroup, setRole } from '../../../shared/protocol/groupLife';
import {
  type AgreementChanged,
  answerProposal,
  changeAgreement,
  type MemberRemoved,
  type Ownership,
  type Proposal,
  removeMember,
  signGroupAgreement,
} from '../../../shared/protocol/ownership';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { WorkQueues } from '../../../shared/workQueue';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import type { MemberRow, ProposalRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { groupNow } from '../meetings/member';
import { buddySeatsEnd } from './buddies/ended';
import { byAnyDecider, byDecider } from './byGroup';
import { mailEnd } from './endMails';
import { type GroupHere, insideGroup } from './here';
import { leavingHere, settledBefore } from './leaving';
import { givePlannedUp } from './life';
import { membersNow } from './people';
import type { Planning } from './planning/planning';

/** The agreement and the membership of a group, decided by its facilitator or by its members together. */
export function ownershipRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();
  /** One change at a time per group, so that the last vote that is needed is counted once. */
  const byGroup = new WorkQueues<GroupId>();

  routes.get(
    '/api/groups/:group/ownership',
    answering<Ownership>(async (request) => {
      const here = await insideGroup(deps, request);
      return isRefusal(here) ? here : ownershipFor(here);
    }),
  );

  routes.post(
    '/api/groups/:group/agreement',
    limited(limits.change),
    byDecider<typeof changeAgreement, AgreementChanged>(deps, changeAgreement, (body, here) =>
      byGroup.add(here.group.id, async () => {
        const how = await howDecides(here);
        if (how === 'not') return refuse('notAllowed');
        const lines = body.lines.map((line) => line.trim()).filter((line) => line !== '');
        if (lines.length === 0) return refuse('badInput', { field: 'lines' });
        const group = await store.group(here.group.id);
        if (!group || group.agreement.version !== body.version) return refuse('stale');
        // The same words are no new version: nobody has to sign again.
        if (lines.join('\n') === group.agreement.lines.join('\n')) return { holds: 'now' as const };
        if (how === 'alone') return write(group.id, lines, here.known.member);
        const open = await openProposals(group.id, group.agreement.version);
        if (open.some(({ what }) => what.kind === 'agreement')) return refuse('stale');
        return propose(here, { kind: 'agreement', lines, over: group.agreement.version });
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/agreement/sign',
    limited(limits.change),
    byDecider<typeof signGroupAgreement, null>(deps, signGroupAgreement, ({ version }, here) =>
      byGroup.add(here.group.id, async () => {
        const group = await store.group(here.group.id);
        if (!group || group.agreement.version !== version) return refuse('stale');
        const { member } = here.known;
        const before = await store.signatures(group.id);
        if (before.some((one) => one.member === member && one.version >= version)) return null;
        await store.write([{ kind: 'signature', group: group.id, signature: { member, version, at: clock.now() } }]);
        return null;
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/members/remove',
    limited(limits.change),
    byDecider<typeof removeMember, MemberRemoved>(deps, removeMember, ({ member }, here) =>
      byGroup.add(here.group.id, async () => {
        const how = await howDecides(here);
        if (how === 'not' || member === here.known.member) return refuse('notAllowed');
        const members = await membersNow(store, here.group.id);
        if (!members.some(({ id }) => id === member)) return refuse('unknownMember');
        if (how === 'alone') {
          // Whoever only stands in for the lead must not put the lead out.
          const leads = (await newestIn(here.group.id))?.leadership.rightful === member;
          if (leads && here.known.role !== 'facilitator') return refuse('notAllowed');
          await remove(here.group.id, member, here.known.member);
          return { holds: 'now' as const };
        }
        const open = await openProposals(here.group.id, here.group.agreement.version);
        if (open.some(({ what }) => what.kind === 'removal' && what.member === member)) return refuse('stale');
        return propose(here, { kind: 'removal', member });
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/end',
    limited(limits.change),
    byDecider<typeof endGroup, AgreementChanged>(deps, endGroup, ({ name, afterEnd }, here) =>
      byGroup.add(here.group.id, async () => {
        const how = await howDecides(here, decidesEnd);
        if (how === 'not') return refuse('notAllowed');
        const group = await store.group(here.group.id);
        if (group === null || tidyTitle(name) !== group.name) return refuse('badInput', { field: 'name' });
        if ((await store.retention.of(group.id))?.endedAt != null) return { holds: 'now' as const };
        if (how === 'alone') return end(group.id, here.known.member, afterEnd);
        const open = await openProposals(group.id, group.agreement.version);
        if (open.some(({ what }) => what.kind === 'end')) return refuse('stale');
        return propose(here, { kind: 'end', afterEnd });
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/proposals/:id',
    limited(limits.change),
    byDecider<typeof answerProposal, AgreementChanged>(deps, answerProposal, ({ answer }, here, request) =>
      byGroup.add(here.group.id, async () => {
        const group = await store.group(here.group.id);
        const open = await openProposals(here.group.id, group?.agreement.version ?? 0);
        const proposal = open.find(({ id }) => id === request.params.id);
        if (!proposal) return refuse('stale');
        const me = here.known.member;
        if (answer === 'takeBack') {
          if (proposal.by !== me) return refuse('notAllowed');
          await store.ownership.drop([proposal.id]);
          return { holds: 'now' as const };
        }
        const rule = proposal.what.kind === 'end' ? decidesEnd : decides;
        if ((await howDecides(here, rule)) !== 'together' || concerns(proposal) === me) return refuse('notAllowed');
        const others = proposal.agreed.filter((member) => member !== me);
        const answered = { ...proposal, agreed: answer === 'agree' ? [...others, me] : others };
        // The last vote is given when it can hold: a text that has its votes and does not hold would stay proposed for ever.
        if (proposal.what.kind === 'agreement' && (await isDecided(answered)) && (await runs(here.group.id)))
          return refuse('notNow');
        await store.ownership.agree(proposal.id, me, answer === 'agree');
        return settle(answered, me);
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/leave',
    limited(limits.change),
    byAnyDecider<typeof leaveGroup, null>(deps, leaveGroup, (body, here) =>
      byGroup.add(here.group.id, async () => {
        const { member } = here.known;
        const refused = await settledBefore(deps, here, body);
        if (refused !== null) return refused;
        await store.ownership.leave(member, clock.now());
        if (takesSeat(here.known.role)) await seatEnds(here.group.id, member, member);
        else rooms.sessionsEnded(member);
        await settleAll(here.group.id);
        return null;
      }),
    ),
  );

  routes.post(
    '/api/groups/:group/members/:member/role',
    limited(limits.change),
    byAnyDecider<typeof setRole, AgreementChanged>(deps, setRole, ({ role }, here, request) =>
      byGroup.add(here.group.id, async () => {
        const member = String(request.params.member);
        const { model, plan } = here.group;
        const asked = { member, role, model, leads: plan?.leads ?? null };
        const how = await howDecides(here, (now, person) => decidesRole(now, person, asked));
        if (how === 'not') return refuse('notAllowed');
        if (!(await membersNow(store, here.group.id)).some(({ id }) => id === member)) return refuse('unknownMember');
        if (how === 'alone') return giveRole(here.group.id, member, role, here.known.member);
        const open = await openProposals(here.group.id, here.group.agreement.version);
        if (open.some(({ what }) => what.kind === 'facilitator')) return refuse('stale');
        return propose(here, { kind: 'facilitator', member });
      }),
    ),
  );

  async function newestIn(group: GroupId): Promise<Meeting | null> {
    const row = await newestMeeting(store, group);
    return row === null ? null : rooms.meeting(row.id);
  }

  async function howDecides({ group, known }: GroupHere<Known>, rule = decides) {
    // Nothing of a demo is decided: it is erased soon.
    if (deps.demos.isDemo(group.id)) return 'not' as const;
    return rule(await groupNow(deps, group.id, await newestIn(group.id)), known);
  }

  /** A proposal over a text that no longer holds, or about somebody who is gone, is settled. */
  async function openProposals(group: GroupId, version: number): Promise<ProposalRow[]> {
    const members = new Set((await membersNow(store, group)).map(({ id }) => id));
    const stands = ({ what }: ProposalRow) =>
      what.kind === 'agreement' ? what.over === version : what.kind === 'end' || members.has(what.member);
    return (await store.ownership.proposals(group)).filter((one) => members.has(one.by) && stands(one));
  }

  async function propose(here: GroupHere<Known>, what: ProposalRow['what']): Promise<AgreementChanged | Refusal> {
    const { member } = here.known;
    const made: ProposalRow = {
      id: randomUUID(),
      group: here.group.id,
      by: member,
      at: clock.now(),
      what,
      agreed: [member],
    };
    await store.ownership.propose(made);
    return settle(made, member);
  }

  async function settle(proposal: ProposalRow, by: MemberId): Promise<AgreementChanged | Refusal> {
    if (!(await isDecided(proposal))) return { holds: 'proposed' };
    if (proposal.what.kind === 'agreement') return write(proposal.group, proposal.what.lines, proposal.by);
    if (proposal.what.kind === 'end') return end(proposal.group, proposal.by, proposal.what.afterEnd);
    if (proposal.what.kind === 'facilitator')
      return giveRole(proposal.group, proposal.what.member, 'facilitator', proposal.by);
    await remove(proposal.group, proposal.what.member, by);
    return { holds: 'now' };
  }

  async function giveRole(group: GroupId, member: MemberId, role: 'facilitator' | 'member', by: MemberId) {
    if (!(await store.life.setRole(member, role, { by, at: clock.now() }))) return { holds: 'now' as const };
    // Whatever members were deciding together, whoever facilitates decides now.
    const open = role === 'facilitator' ? await store.ownership.proposals(group) : [];
    await store.ownership.drop(open.map(({ id }) => id));
    await planning.leadAnew(group, by);
    return { holds: 'now' as const };
  }

  /** Everybody reads from now on when everything is erased, and can keep the group until then. */
  async function end(group: GroupId, by: MemberId, afterEnd: number): Promise<AgreementChanged> {
    const ends = await store.life.end(group, afterEnd, { by, at: clock.now() });
    const asked = (await store.ownership.proposals(group)).filter(({ what }) => what.kind === 'end');
    await store.ownership.drop(asked.map(({ id }) => id));
    await givePlannedUp(deps, group, by);
    if (ends) await mailEnd(deps, group, by);
    return { holds: 'now' };
  }

  async function isDecided(proposal: ProposalRow): Promise<boolean> {
    const members = votersOn(proposal, await membersNow(store, proposal.group));
    return votesFor(proposedBy(proposal), members, proposal.agreed).isDecided;
  }

  const runs = async (group: GroupId): Promise<boolean> => (await newestIn(group))?.status === 'running';

  /** With one member fewer, a proposal may have the votes that it needs. */
  async function settleAll(group: GroupId): Promise<void> {
    const row = await store.group(group);
    for (const proposal of await openProposals(group, row?.agreement.version ?? 0)) await settle(proposal, proposal.by);
  }

  async function write(group: GroupId, lines: string[], by: MemberId): Promise<AgreementChanged | Refusal> {
    const newest = await newestIn(group);
    // While it runs, the meeting writes and signs it.
    if (newest?.status === 'running') return refuse('notNow');
    const row = await store.group(group);
    const version = Math.max(row?.agreement.version ?? 0, newest?.settings.agreementVersion ?? 0) + 1;
    if (!(await store.ownership.writeAgreement(group, { version, lines }, clock.now()))) return refuse('stale');
    const settled = (await store.ownership.proposals(group)).filter(({ what }) => what.kind === 'agreement');
    await store.ownership.drop(settled.map(({ id }) => id));
    if (newest) await rooms.agreementWritten(newest.id, { version, lines, by });
    return { holds: 'now' };
  }

  async function remove(group: GroupId, member: MemberId, by: MemberId): Promise<void> {
    // The membership ends first: whatever fails after this, they cannot come in again.
    await store.removeMember(member, clock.now());
    await seatEnds(group, member, by);
    const about = (await store.ownership.proposals(group)).filter((one) => concerns(one) === member);
    await store.ownership.drop(about.map(({ id }) => id));
  }

  async function seatEnds(group: GroupId, member: MemberId, by: MemberId): Promise<void> {
    const newest = await newestIn(group);
    try {
      if (newest && newest.status !== 'ended') await rooms.memberRemoved(newest.id, member, by);
      await buddySeatsEnd(deps, member);
    } finally {
      rooms.sessionsEnded(member);
    }
  }

  async function ownershipFor(here: GroupHere): Promise<Ownership> {
    const { group, known } = here;
    const { version, lines } = group.agreement;
    const [members, signatures, earlier, open, how] = await Promise.all([
      membersNow(store, group.id),
      store.signatures(group.id),
      store.ownership.formerAgreements(group.id),
      openProposals(group.id, version),
      howDecides(here),
    ]);
    const ids = members.map(({ id }) => id);
    const mine = signatures.filter(({ member }) => member === known.member).map((one) => one.version);
    const signed = new Map<MemberId, number>();
    for (const one of signatures)
      if (one.version >= version && ids.includes(one.member) && !signed.has(one.member)) signed.set(one.member, one.at);
    return {
      agreement: { version, lines },
      signed: [...signed].map(([member, at]) => ({ member, at })),
      mine: mine.length === 0 ? null : Math.max(...mine),
      earlier,
      decides: how,
      decidesEnd: await howDecides(here, decidesEnd),
      leaving: await leavingHere(deps, here),
      // Nobody reads that their own removal is asked for before it is decided.
      proposals: open.filter((one) => concerns(one) !== known.member).map((one) => shown(one, members, known.member)),
    };
  }

  return routes;
}

const concerns = ({ what }: ProposalRow): MemberId | null => (what.kind === 'removal' ? what.member : null);

const proposedBy = ({ what, by }: ProposalRow): Proposed =>
  what.kind === 'removal' ? { kind: 'removal', by, target: what.member } : { kind: what.kind, by };

/** Whoever was let in after it was proposed has no vote: nobody brings people in to win one. */
const votersOn = ({ at }: ProposalRow, members: readonly MemberRow[]): MemberId[] =>
  members.filter(({ letInAt }) => letInAt !== null && letInAt <= at).map(({ id }) => id);

function shown(row: ProposalRow, members: readonly MemberRow[], me: MemberId): Proposal {
  const { count, needed } = votesFor(proposedBy(row), votersOn(row, members), row.agreed);
  const common = { id: row.id, by: row.by, at: row.at, count, needed, mine: row.agreed.includes(me) };
  if (row.what.kind === 'agreement') return { ...common, kind: 'agreement', lines: row.what.lines };
  if (row.what.kind === 'end') return { ...common, kind: 'end', afterEnd: row.what.afterEnd };
  return { ...common, kind: row.what.kind, member: row.what.member };
}
