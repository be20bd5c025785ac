import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidyName } from '../../../shared/names';
import type { InviteLook, InviteUsed } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { takeInvite } from '../../connection/api';
import { groupKey, rememberedName, rememberName } from '../../connection/keys';
import { serverNow } from '../../connection/serverTime';
import { GoButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { dayText, timeOfDay, whenText } from '../../ui/text/when';
import { DeadLink } from './deadLink';

type Refused = Extract<Answer<never>, { ok: false }>;

/** A valid invitation: which meeting it leads to, who you are there, and the button to go in. */
export function Invitation({
  details,
  invite,
  hasKey,
  onUsed,
  onRefused,
}: {
  details: InviteLook;
  invite: string;
  hasKey: boolean;
  onUsed: (used: InviteUsed) => void;
  onRefused: (answer: Refused) => void;
}) {
  const { t } = useTranslation('join');
  const [asKnown, setAsKnown] = useState(details.knownAs !== null);
  const [name, setName] = useState(() => details.invitedAs ?? rememberedName());
  const [going, setGoing] = useState(false);
  const [wrongName, setWrongName] = useState(false);

  if (details.status === 'ended' && details.knownAs === null) {
    return <DeadLink reason={{ why: 'ended', title: details.title }} />;
  }

  async function goIn(event: FormEvent) {
    event.preventDefault();
    if (going) return;
    const tidied = asKnown ? null : tidyName(name);
    if (!asKnown && tidied === null) return setWrongName(true);
    // Kept before the answer arrives, so that a lost connection does not lose the name.
    if (tidied !== null) rememberName(tidied);
    setGoing(true);
    const answer = await takeInvite({ invite, name: tidied });
    if (answer.ok) return onUsed(answer.value);
    setGoing(false);
    if (answer.error === 'badInput') setWrongName(true);
    else onRefused(answer);
  }

  /** What comes after the button, where it is not obvious. */
  function next(): string | undefined {
    if (details.status === 'ended') return undefined;
    if (details.status !== null) return t('nextInLobby');
    return details.knownAs !== null || details.makesMember ? undefined : t('nextWait');
  }

  const heading =
    details.status === 'ended'
      ? 'dead.ended.heading'
      : details.kind === 'return'
        ? 'heading.return'
        : (`heading.${details.status ?? 'lobby'}` as const);
  return (
    <form className="join-card" onSubmit={goIn} noValidate>
      <p className="quiet">{t(heading)}</p>
      <h1 dir="auto">{details.title}</h1>
      {details.groupName === details.title ? null : <p className="quiet">{t('group', { name: details.groupName })}</p>}
      <p className="quiet join-when">
        <When details={details} />
      </p>
      {asKnown && details.knownAs !== null ? (
        <div className="join-known">
          <Face name={details.knownAs} size={52} />
          <div>
            <p>{t(details.kind === 'return' ? 'owner' : 'known', { name: details.knownAs })}</p>
            {details.kind === 'return' || details.status === 'ended' ? null : (
              <TextButton className="join-other" onClick={() => setAsKnown(false)}>
                {t('someoneElse')}
              </TextButton>
            )}
          </div>
        </div>
      ) : (
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={wrongName ? t('refusedName') : undefined}
          value={name}
          autoComplete="name"
          onChange={(event) => {
            setName(event.target.value);
            setWrongName(false);
          }}
        />
      )}
      {details.handed === null ? null : (
        <p className="quiet">
          {t('handed', { name: details.handed.by, when: whenText(details.handed.at, serverNow()) })}
        </p>
      )}
      <div className="join-go">
        <GoButton type="submit" icon="next" wide pending={going} small={next()}>
          {going
            ? t(details.status === null ? 'joining' : 'goingIn')
            : details.status === 'ended'
              ? t('dead.ended.open')
              : asKnown && details.knownAs !== null
                ? t('goInAs', { name: details.knownAs })
                : t(details.status === null ? 'join' : 'goIn')}
        </GoButton>
      </div>
      {!asKnown && details.knownAs !== null ? (
        <TextButton onClick={() => setAsKnown(true)}>{t('asBefore', { name: details.knownAs })}</TextButton>
      ) : null}
      <p className="faint">{t('privacy')}</p>
      {hasKey || groupKey(details.group) !== null ? null : <p className="faint">{t('keyless')}</p>}
    </form>
  );
}

function When({ details }: { details: InviteLook }) {
  const { t } = useTranslation('join');
  if (details.status === 'ended') return t('dead.ended.member');
  // Only for the wording. What is allowed when, the server's clock decides.
  const now = serverNow();
  if (details.startsAt === null) {
    const when = details.nextAt === null ? null : whenText(details.nextAt, now);
    if (details.knownAs !== null) return when === null ? t('noDateKnown') : t('nextAt', { when });
    return (
      <>
        {details.formedBy === null ? null : t('formedBy', { name: details.formedBy })}{' '}
        {when === null ? t('noDate') : t('nextAt', { when })}
        <span className="join-about">{t('about')}</span>
      </>
    );
  }
  const when = whenText(details.startsAt, now);
  if (details.status === 'running') return t(details.startsAt <= now ? 'startedAt' : 'startedEarly', { when });
  const isToday = dayText(details.startsAt, now) === null;
  const starts =
    details.startsAt <= now
      ? t('startsNow')
      : isToday
        ? t('startsToday', { time: timeOfDay(details.startsAt) })
        : t('startsAt', { when });
  return details.formedBy === null ? starts : `${t('invitedBy', { name: details.formedBy })} ${starts}`;
}
