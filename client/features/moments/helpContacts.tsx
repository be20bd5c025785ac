import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { leadNow } from '../../../shared/meeting/people/people';
import { mayWriteHelpContacts } from '../../../shared/meeting/rights/records';
import { useMe, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Waiting } from '../../ui/waiting';
import './moments.css';

/** Whom people of this group can turn to when a meeting is not the place for it; the lead writes it once for the group. */
export function HelpContacts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('moments');
  return (
    <Dialog
      title={t('help.title')}
      open={open}
      onClose={onClose}
      foot={<SoftButton onClick={onClose}>{t('help.close')}</SoftButton>}
    >
      {open ? <Contacts /> : null}
    </Dialog>
  );
}

export function Contacts() {
  const { t } = useTranslation('moments');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const mayWrite = useAtNow((now) => mayWriteHelpContacts(meeting, me, now));
  const { records } = useRecords({ what: 'helpContacts' });
  const [writes, setWrites] = useState(false);
  if (!records) return <Waiting />;
  const { text, version } = records;
  const lead = leadNow(meeting);
  const isEmpty = text.trim() === '';
  if (mayWrite && (writes || isEmpty)) {
    return (
      <div className="moments-contacts">
        <p>{isEmpty ? `${t('help.none')} ${t('help.howLead')}` : t('help.about')}</p>
        <ContactsForm stored={{ text, version }} onDone={() => setWrites(false)} isNew={isEmpty} />
      </div>
    );
  }
  return (
    <div className="moments-contacts">
      <p className="quiet">{t('help.about')}</p>
      {isEmpty ? (
        <p>
          {t('help.none')} {lead === null ? t('help.howNobody') : t('help.howOthers', { name: nameOf(lead) })}
        </p>
      ) : (
        <p className="moments-contacts-text" dir="auto">
          {text}
        </p>
      )}
      {mayWrite ? (
        <SoftButton icon="pencil" onClick={() => setWrites(true)}>
          {t('help.change')}
        </SoftButton>
      ) : null}
    </div>
  );
}

function ContactsForm({
  stored,
  isNew,
  onDone,
}: {
  stored: { text: string; version: number };
  isNew: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('moments');
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  const [unsent, keepUnsent] = useUnsentText('helpContacts');
  const [text, setText] = useState(unsent === '' ? stored.text : unsent);
  /** What this text was written over; another version now was written by somebody else meanwhile. */
  const [base, setBase] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isOlder = stored.version !== base.version;
  const write = (next: string) => {
    setText(next);
    keepUnsent(next);
  };
  const save = async () => {
    setBusy(true);
    const answer = await change({ what: 'saveHelpContacts', text: text.trim(), version: stored.version });
    setBusy(false);
    if (!answer.ok) return setProblem(whyNot(answer));
    keepUnsent('');
    setBase({ text: text.trim(), version: answer.value.version });
    setProblem(null);
    onDone();
  };
  return (
    <form
      className="moments-contacts"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <TextArea
        label={t('help.label')}
        hint={t('help.hint')}
        rows={5}
        maxLength={longest.helpContacts}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {isOlder ? <Notice kind="warn">{t('help.newer', { text: stored.text })}</Notice> : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <div className="moments-choices">
        <SoftButton type="submit" pending={busy}>
          {t('help.save')}
        </SoftButton>
        {isNew ? null : (
          <SoftButton
            onClick={() => {
              keepUnsent('');
              onDone();
            }}
          >
            {t('help.cancel')}
          </SoftButton>
        )}
      </div>
    </form>
  );
}
