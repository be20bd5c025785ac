import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { MeetingId } from '../../../shared/meeting/state';
import type { FileFault, KeptFormat } from '../../../shared/protocol/formats';
import { importFormat, removeFormat, renameFormat } from '../../connection/formatsApi';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { offer } from '../../ui/offerFile';
import { Block } from './block';
import { FormatFaults } from './formatFaults';
import './ownFormats.css';

/** The formats that the group keeps: renamed, removed, saved as a file, and brought in from one. */
export function OwnFormats({
  meeting,
  formats,
  changed,
}: {
  meeting: MeetingId;
  formats: readonly KeptFormat[];
  changed: () => void;
}) {
  const { t } = useTranslation('formats');
  return (
    <Block title={t('title')}>
      <p className="faint">{t('about')}</p>
      {formats.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="minutes-formats">
        {formats.map((kept) => (
          <FormatLine key={kept.id} meeting={meeting} kept={kept} changed={changed} />
        ))}
      </ul>
      <BringIn meeting={meeting} changed={changed} />
    </Block>
  );
}

function FormatLine({ meeting, kept, changed }: { meeting: MeetingId; kept: KeptFormat; changed: () => void }) {
  const { t } = useTranslation('formats');
  const whyNot = useRefusalText();
  const { name, minutes } = kept.format;
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  async function rename(event: FormEvent) {
    event.preventDefault();
    const answer = await renameFormat(meeting, kept, text);
    setProblem(answer.ok ? null : whyNot(answer));
    if (answer.ok) setOpen(false);
    changed();
  }
  return (
    <li>
      {isOpen ? (
        <form onSubmit={(event) => void rename(event)}>
          <TextField
            label={t('name')}
            error={problem}
            value={text}
            maxLength={longest.formatName}
            onChange={(event) => setText(event.target.value)}
          />
          <SoftButton type="submit">{t('save')}</SoftButton>
          <TextButton onClick={() => setOpen(false)}>{t('cancel')}</TextButton>
        </form>
      ) : (
        <p>
          <b dir="auto">{name}</b>
          {kept.people === null ? null : <small>{t('facts', { minutes, ...kept.people })}</small>}
        </p>
      )}
      <div className="minutes-format-tools">
        <TextButton icon="pencil" onClick={() => setOpen(true)}>
          {t('rename')}
          <span className="aloud">, {name}</span>
        </TextButton>
        <TextButton icon="download" onClick={() => saveFile(kept)}>
          {t('export')}
          <span className="aloud">, {name}</span>
        </TextButton>
        <AskTwice
          label={t('remove')}
          title={t('removeTitle', { name })}
          about={t('removeAbout')}
          yes={t('removeYes')}
          stay={t('removeNo')}
          onYes={async () => {
            const answer = await removeFormat(meeting, kept.id);
            if (answer.ok) changed();
            return answer.ok ? null : t('failed');
          }}
        />
      </div>
    </li>
  );
}

/** As a file that people can read, change and bring in again. */
function saveFile({ format }: KeptFormat): void {
  const { name, ...rest } = format;
  const text = `${JSON.stringify({ roundelFormat: 1, name, ...rest }, null, 2)}\n`;
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'format';
  offer(new Blob([text], { type: 'application/json' }), `${file}.json`);
}

function BringIn({ meeting, changed }: { meeting: MeetingId; changed: () => void }) {
  const { t } = useTranslation('formats');
  const whyNot = useRefusalText();
  const input = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<readonly FileFault[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function read(file: File) {
    setFaults(null);
    setProblem(null);
    setKept(null);
    if (file.size > longest.formatFile) return setProblem(t('faults.tooLarge'));
    setBusy(true);
    const text = await file.text().catch(() => null);
    const answer = text === null ? null : await importFormat(meeting, text);
    setBusy(false);
    if (answer === null) return setProblem(t('failed'));
    if (!answer.ok) return setProblem(whyNot(answer));
    if (answer.value.kind === 'faults') return setFaults(answer.value.faults);
    setKept(answer.value.format.format.name);
    changed();
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      <SoftButton pending={isBusy} onClick={() => input.current?.click()}>
        {t('bringIn')}
      </SoftButton>
      <p role="status">{kept === null ? null : t('kept', { name: kept })}</p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {faults === null ? null : <FormatFaults faults={faults} />}
    </>
  );
}
