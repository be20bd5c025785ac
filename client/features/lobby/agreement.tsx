import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../../ui/buttons';
import type { Facts } from './entrance';

/**
 * What the group agreed, to be read before sitting down, as it stands on the page of the group. Below it, who sees talk time in
 * this meeting. `choice` is for whoever may change that.
 */
export function AgreementText({
  facts: { agreement, mayChangeAgreement },
  choice,
}: {
  facts: Facts;
  choice: ReactNode;
}) {
  const { t } = useTranslation('lobby');
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      {agreement.lines.length === 0 ? <p className="lobby-quiet">{t('agreement.nothing')}</p> : null}
      <ul className="lobby-agreement">
        {agreement.lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      <p className="lobby-quiet">{t(`talkTime.agreed.${agreement.talkTime}`)}</p>
      {mayChangeAgreement && !isChanging ? (
        <TextButton className="lobby-change" onClick={() => setChanging(true)}>
          {t('talkTime.change')}
        </TextButton>
      ) : null}
      {mayChangeAgreement && isChanging ? choice : null}
    </>
  );
}
