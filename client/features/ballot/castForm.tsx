import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BallotView, closerOf, mayCloseBallot } from '../../../shared/meeting/views/ballot';
import {
  type Cast,
  type CastLine,
  castLines,
  castProblem,
  type Part,
  proposedCast,
} from '../../../shared/meeting/views/casting';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useProposeStep } from '../../connection/proposedStep';
import { Tick } from '../../ui/choice';
import { Face } from '../../ui/face';
import { SelectField } from '../../ui/field';
import { listOf } from '../../ui/text/listOf';
import { useLatest } from '../../ui/useLatest';
import { useOptionText } from './optionText';
import { Reopen } from './reopen';

/** Everybody says what they would like to do; whoever leads settles it role by role, volunteers first. */
export function CastForm({ at }: { at: BallotView }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const from = at.stage.key;
  const partText = usePartText();
  const [mine, offer] = useLatest<readonly string[]>(at.mine, (options) =>
    send({ type: 'castVote', from, options: [...options] }),
  );
  const [chosen, choose] = useState<Cast>({});
  const closes = mayCloseBallot(meeting, me, useConnection().now());
  const lines = castLines(meeting);
  const cast = proposedCast(lines, chosen);
  useConfirming(at, closes && at.chosen === null, cast);
  if (at.chosen !== null) return <Settled lines={lines} from={from} />;
  const closer = closerOf(meeting);
  return (
    <>
      <p className="quiet ballot-about">
        {closer === null || closer === me ? t('offerAboutTogether') : t('offerAbout', { name: nameOf(closer) })}
      </p>
      <ul className="ballot-cast">
        {lines.map((line) => {
          const { name, about } = partText(line.part);
          const others = line.volunteers.filter((member) => member !== me).map(nameOf);
          return (
            <li key={line.part}>
              <div className="ballot-text">
                <b>{name}</b>
                <span>{about}</span>
                <span className="faint">
                  {others.length > 0 ? t('offers', { count: others.length, names: listOf(others) }) : null}
                </span>
              </div>
              <div className="ballot-cast-mine">
                {at.mayVote && line.people.includes(me) ? (
                  <Tick
                    checked={mine.includes(line.part)}
                    aria-label={`${t('offer')}: ${name}`}
                    onChange={(on) =>
                      void offer((now) => (on ? [...now, line.part] : now.filter((each) => each !== line.part)))
                    }
                  >
                    {t('offer')}
                  </Tick>
                ) : null}
                {closes ? (
                  <PartField
                    line={line}
                    label={name}
                    value={cast[line.part]}
                    onChoose={(member) => choose({ ...chosen, [line.part]: member })}
                  />
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="quiet">{t('others')}</p>
    </>
  );
}

function PartField({
  line,
  label,
  value,
  onChoose,
}: {
  line: CastLine;
  label: string;
  value: string | undefined;
  onChoose: (member: string | undefined) => void;
}) {
  const { t } = useTranslation('ballot');
  const nameOf = useShortNames();
  return (
    <SelectField
      className="ballot-part"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">
        {line.part === 'client'
          ? t('pleaseChoose')
          : line.otherwise === null
            ? t('nobody')
            : t('falls', { name: nameOf(line.otherwise) })}
      </option>
      {line.people.map((member) => (
        <option key={member} value={member}>
          {line.volunteers.includes(member) ? t('offersOf', { name: nameOf(member) }) : nameOf(member)}
        </option>
      ))}
    </SelectField>
  );
}

/** The main button names who does what. */
function useConfirming(at: BallotView, closes: boolean, cast: Cast): void {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const partText = usePartText();
  const from = at.stage.key;
  const problem = castProblem(meeting, cast);
  const { client, ...roles } = cast;
  const does = Object.entries(roles).flatMap(([role, member]) =>
    member === undefined ? [] : [t(`does.${role as Exclude<Part, 'client'>}`, { name: nameOf(member) })],
  );
  const named = Object.fromEntries(Object.entries(cast).filter(([, member]) => member !== undefined));
  const missing =
    at.missing.length > 0
      ? t('unanswered', { count: at.missing.length, names: listOf(at.missing.map(nameOf)) })
      : undefined;
  useProposeStep(
    closes
      ? {
          from,
          main: client === undefined ? t('confirmRoles') : t('confirmCase', { name: nameOf(client) }),
          small:
            problem === null
              ? does.length > 0
                ? listOf(does)
                : undefined
              : problem.kind === 'noClient'
                ? t('noClient')
                : t('both', { name: nameOf(problem.member), role: partText(problem.part).name }),
          above: missing,
          command: problem === null ? { type: 'fillRoles', from, roles: named } : null,
        }
      : null,
  );
}

function usePartText(): (part: Part) => { name: string; about: string } {
  const { t } = useTranslation('ballot');
  const optionText = useOptionText();
  return (part) =>
    part === 'client' ? { name: t('client.name'), about: t('client.does') } : optionText(`roles.${part}`, 'does');
}

/** Who does what from here. */
function Settled({ lines, from }: { lines: readonly CastLine[]; from: string }) {
  const { t } = useTranslation('ballot');
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const partText = usePartText();
  return (
    <>
      <p className="quiet">{t('settled')}</p>
      <ul className="ballot-options ballot-rest">
        {lines.map(({ part, held, otherwise }) => {
          const member = held ?? otherwise;
          const { name, about } = partText(part);
          return (
            <li key={part}>
              {member === null ? <span className="ballot-gap" /> : <Face name={wholeNameOf(member)} size={40} />}
              <span className="ballot-text">
                <b>{member === null ? t('nobody') : nameOf(member)}</b>
                <span>{member === me && part !== 'client' ? about : name}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <Reopen from={from} />
    </>
  );
}
