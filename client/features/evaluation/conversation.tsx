import { useTranslation } from 'react-i18next';

/** Fewer than four: three questions to talk about, with names. */
export function Conversation() {
  const { t } = useTranslation('evaluation');
  return (
    <div className="evaluation-note">
      <h2>{t('conversation.title')}</h2>
      <p>{t('conversation.why')}</p>
      <p className="evaluation-quiet">{t('conversation.round')}</p>
      <ol className="evaluation-prompts">
        <li>{t('conversation.one')}</li>
        <li>{t('conversation.two')}</li>
        <li>{t('conversation.three')}</li>
      </ol>
    </div>
  );
}
