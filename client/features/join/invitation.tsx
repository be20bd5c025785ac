import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidyName } from '../../../shared/names';
import type { InviteLook, InviteUsed } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { takeInvite } from '../../connection/api';
import { groupKey, rememberedName, rememberName } from '../../connection/keys';
import { GoButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { whenText } from '../../ui/text/when';
import { DeadLink } from './deadLink';

type Refused = Extract<Answer<never>, { ok: false }>;

/** A valid invitation: which meeting it leads to, who you are there, and the button to go in. */
export function Invitation({
  look,
  invite,
  hasKey,
  onUsed,
  onRefused,
}: {
  look: InviteLook;
  invite: string;
  hasKey: boolean;
  onUsed: (used: InviteUsed) => void;
  onRefused: (answer: Refused) => void;
}) {
  const { t } = useTranslation('join');
  const [asKnown, setAsKnown] = useState(look.knownAs !== null);
  const [name, setName] = useState(rememberedName);
  const [going, setGoing] = useState(false);
  const [wrongName, setWrongName] = useState(false);

  if (look.status === 'ended' && look.knownAs === null) {
    return <DeadLink reason={{ why: 'ended', title: look.title }} />;
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

  const heading =
    look.status === 'ended'
      ? 'dead.ended.heading'
      : look.kind === 'return'
        ? 'heading.return'
        : (`heading.${look.status}` as const);
  return (
    <form className="join-card" onSubmit={goIn} noValidate>
      <p className="quiet">{t(heading)}</p>
      <h1>{look.title}</h1>
      {look.groupName === look.title ? null : <p className="quiet">{t('group', { name: look.groupName })}</p>}
      <p className="quiet join-when">
        <When look={look} />
      </p>
      {asKnown && look.knownAs !== null ? (
        <div className="join-known">
          <Face name={look.knownAs} size={52} />
          <div>
            <p>{t('known', { name: look.knownAs })}</p>
            {look.kind === 'return' || look.status === 'ended' ? null : (
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
      <GoButton
        type="submit"
        icon="next"
        wide
        pending={going}
        small={look.status === 'ended' ? undefined : t('nextInLobby')}
      >
        {going
          ? t('goingIn')
          : look.status === 'ended'
            ? t('dead.ended.open')
            : asKnown && look.knownAs !== null
              ? t('goInAs', { name: look.knownAs })
              : t('goIn')}
      </GoButton>
      {!asKnown && look.knownAs !== null ? (
        <TextButton onClick={() => setAsKnown(true)}>{t('asBefore', { name: look.knownAs })}</TextButton>
      ) : null}
      <p className="faint">{t('privacy')}</p>
      {hasKey || groupKey(look.group) !== null ? null : <p className="faint">{t('keyless')}</p>}
    </form>
  );
}

function When({ look }: { look: InviteLook }) {
  const { t } = useTranslation('join');
  if (look.status === 'ended') return t('dead.ended.member');
  // Only for the wording. What is allowed when, the server's clock decides.
  const now = Date.now();
  const when = whenText(look.startsAt, now);
  if (look.status === 'running') return t(look.startsAt <= now ? 'startedAt' : 'startedEarly', { when });
  return look.startsAt <= now ? t('startsNow') : t('startsAt', { when });
}
