import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BadRow, isSamePerson, personOfLine } from '../../../shared/groups/invited';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { type Draft, type PeopleFile, peopleIn } from './draft';

/** More faults are told by their number. */
const SHOWN = 5;

/** Rows of a file that could not be read: row, value, reason, and a field to correct it. An emptied row is left out. */
export function BadRows({
  draft,
  file,
  onChange,
}: {
  draft: Draft;
  file: PeopleFile;
  onChange: (draft: Draft) => void;
}) {
  const { t } = useTranslation('formGroup');

  function correct(bad: BadRow, line: string) {
    const others = file.bad.filter((other) => other !== bad);
    const person = personOfLine(line);
    if (person === null) return onChange({ ...draft, file: { ...file, bad: others } });
    const again = (why: BadRow['why']) => {
      const changed = file.bad.map((other) => (other === bad ? { ...bad, value: line.trim(), why } : other));
      onChange({ ...draft, file: { ...file, bad: changed } });
    };
    if (typeof person === 'string') return again(person);
    if (peopleIn(draft).all.some((other) => isSamePerson(other.person, person))) return again('twice');
    const good = [...file.good, { row: bad.row, person }];
    onChange({ ...draft, file: { ...file, good, bad: others } });
  }

  return (
    <>
      <ul className="form-bad">
        {file.bad.slice(0, SHOWN).map((bad) => (
          <Row key={`${bad.row} ${bad.value} ${bad.why}`} bad={bad} onCorrect={(line) => correct(bad, line)} />
        ))}
      </ul>
      {file.bad.length > SHOWN ? <p className="faint">{t('bad.more', { count: file.bad.length - SHOWN })}</p> : null}
    </>
  );
}

function Row({ bad, onCorrect }: { bad: BadRow; onCorrect: (line: string) => void }) {
  const { t } = useTranslation('formGroup');
  const [line, setLine] = useState(bad.value);
  return (
    <li>
      <Icon name="alert" size={18} />
      <div>
        <p role="status">
          <b>{t('bad.row', { row: bad.row })}</b> {t(`bad.${bad.why}`, { value: bad.value })}
        </p>
        <div className="form-correct">
          <input
            className="ui-input"
            aria-label={t('bad.correct', { row: bad.row })}
            value={line}
            maxLength={400}
            dir="auto"
            onChange={({ target }) => setLine(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              onCorrect(line);
            }}
          />
          <SoftButton onClick={() => onCorrect(line)}>{t('bad.take')}</SoftButton>
        </div>
      </div>
    </li>
  );
}
