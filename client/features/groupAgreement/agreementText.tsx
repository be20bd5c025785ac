import { useTranslation } from 'react-i18next';

/** The points of an agreement. `before`: those of the text that holds, so that what another text changes is marked. */
export function AgreementText({ lines, before }: { lines: readonly string[]; before?: readonly string[] }) {
  const { t } = useTranslation('groupAgreement');
  const isNew = (line: string) => before !== undefined && !before.includes(line);
  const gone = before?.filter((line) => !lines.includes(line)) ?? [];
  return (
    <ul className="group-agreement-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two points may say the same
        <li key={index} dir="auto">
          {isNew(line) ? (
            <ins>
              <span className="aloud">{t('isNew')} </span>
              {line}
            </ins>
          ) : (
            line
          )}
        </li>
      ))}
      {gone.map((line) => (
        <li key={`gone ${line}`} dir="auto">
          <del>
            <span className="aloud">{t('isGone')} </span>
            {line}
          </del>
        </li>
      ))}
    </ul>
  );
}
