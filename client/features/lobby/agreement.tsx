import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../../ui/buttons';
import type { Facts } from './entrance';

/**
 * What the group agreed, to be read before sitting down. Its last line says who sees talk time. `choice` is for whoever may
 * change that.
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
        <li>{t(`talkTime.agreed.${agreement.talkTime}`)}</li>
      </ul>
      {mayChangeAgreement && !isChanging ? (
        <TextButton className="lobby-change" onClick={() => setChanging(true)}>
          {t('talkTime.change')}
        </TextButton>
      ) : null}
      {mayChangeAgreement && isChanging ? choice : null}
    </>
  );
}
