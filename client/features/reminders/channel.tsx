import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { GroupWebhook } from '../../../shared/protocol/webhooks';
import type { Answer } from '../../../shared/refusal';
import { useAnswer } from '../../connection/hooks/answer';
import { channelOf, removeChannel, setChannel } from '../../connection/remindersApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { dateText } from '../../ui/text/when';
import './reminders.css';

/** Reminders are sent, and may begin to fail, while the page is open. */
const ASK_AGAIN_MS = 60_000;

/** The channel of a chat in which the group is reminded. Nothing is shown where there is none and I may set none. */
export function Channel({ group }: { group: GroupId }) {
  const { t } = useTranslation('reminders');
  const heading = useId();
  const [answer, askAgain] = useAnswer(channelOf, group, { everyMs: ASK_AGAIN_MS });
  const [isOpen, setOpen] = useState(false);
  const whyNot = useGroupRefusal();
  if (!answer?.ok) return null;
  const channel = answer.value;
  const { state, mayChange, mayRemove, isOffered } = channel;
  if (state === 'none' && !(mayChange && isOffered)) return null;
  const remove = async () => {
    const removed = await removeChannel(group);
    if (removed.ok) askAgain();
    return removed.ok ? null : whyNot(removed);
  };
  return (
    <section className="reminders" id="channel" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('channel.title')}</h2>
      <HowItIs channel={channel} />
      {isOpen ? (
        <SetIt
          group={group}
          onClose={() => setOpen(false)}
          onSet={() => {
            setOpen(false);
            askAgain();
          }}
        />
      ) : (
        <div className="reminders-acts">
          {mayChange && isOffered ? (
            <SoftButton onClick={() => setOpen(true)}>
              {t(state === 'none' ? 'channel.add' : 'channel.another')}
            </SoftButton>
          ) : null}
          {mayRemove ? (
            <AskTwice
              label={t('channel.remove')}
              title={t('channel.removeTitle')}
              about={t('channel.removeAbout')}
              yes={t('channel.removeYes')}
              stay={t('channel.stay')}
              onYes={remove}
            />
          ) : null}
        </div>
      )}
    </section>
  );
}

function HowItIs({ channel: { state, host, since, problem, mayChange } }: { channel: GroupWebhook }) {
  const { t } = useTranslation('reminders');
  const at = { host: host ?? '', problem: problem ?? '' };
  switch (state) {
    case 'none':
      return <p className="quiet">{t('channel.about')}</p>;
    case 'works':
      return <p className="quiet">{t('channel.works', { ...at, day: since === null ? '' : dateText(since) })}</p>;
    case 'fails':
      return (
        <Notice kind="warn" explains>
          {t('channel.fails', at)}
        </Notice>
      );
    case 'dead':
      return (
        <Notice kind="warn" explains>
          {t('channel.dead', at)} {t(mayChange ? 'channel.deadMine' : 'channel.deadOthers')}
        </Notice>
      );
    default:
      return state satisfies never;
  }
}

function SetIt({ group, onSet, onClose }: { group: GroupId; onSet: () => void; onClose: () => void }) {
  const { t } = useTranslation('reminders');
  const whyNot = useGroupRefusal();
  const [address, setAddress] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    const answer = await setChannel(group, address);
    setBusy(false);
    if (answer.ok) onSet();
    else setProblem(textOf(answer));
  };
  return (
    <form
      className="reminders-set"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('channel.address')}
        hint={t('channel.hint')}
        error={problem}
        type="url"
        autoComplete="off"
        spellCheck={false}
        required
        placeholder="https://"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <div className="reminders-acts">
        <SoftButton type="submit" pending={isBusy}>
          {t('channel.save')}
        </SoftButton>
        <SoftButton onClick={onClose}>{t('channel.cancel')}</SoftButton>
      </div>
    </form>
  );

  function textOf(answer: Extract<Answer<never>, { ok: false }>): string {
    if (answer.error !== 'badInput') return whyNot(answer);
    const why = String(answer.detail?.why ?? 'address');
    if (why === 'address' || why === 'private') return t(`channel.refused.${why}`);
    return t(/^\d+$/.test(why) ? 'channel.refused.status' : 'channel.refused.unreachable', { problem: why });
  }
}
