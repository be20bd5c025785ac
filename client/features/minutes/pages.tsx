import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mine, MyPage, PageOf } from '../../../shared/protocol/http';
import type { RecordsChange } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { loadFormatTexts } from '../../i18n/formatTexts';
import { useMethodText } from '../../i18n/methodText';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';
import { useLoaded } from '../../ui/lazy/useLoaded';
import { Notice } from '../../ui/notice';
import { numbered, WrittenText } from './belongings';

/** Pages that were shown to the group, or given to me, with who wrote them and where. */
export function PagesOf({ pages }: { pages: readonly PageOf[] }) {
  const whereText = useWhereText(pages);
  return (
    <ul className="minutes-cards">
      {numbered(pages).map(({ item: page, index }) => (
        <li key={index} className="minutes-card">
          <p className="minutes-by">
            <bdi>{page.name}</bdi> <span>{whereText(page)}</span>
          </p>
          <WrittenText text={page.text} cuts />
        </li>
      ))}
    </ul>
  );
}

/** The stage, and whose slot it belonged to. The names of the stages of these pages appear when they are loaded. */
function useWhereText(pages: readonly Pick<PageOf, 'words'>[]): (page: Pick<PageOf, 'words' | 'slotOf'>) => string {
  const { t } = useTranslation('minutes');
  const method = useMethodText();
  useLoaded(pages.map(({ words }) => words).join(' '), loadFormatTexts);
  return ({ words, slotOf }) => {
    const stage = method.name(words);
    return slotOf === null ? stage : t('pages.inSlot', { stage, name: slotOf });
  };
}

type Change = (change: RecordsChange) => Promise<Answer<{ version: number }>>;

/** My own pages and who reads them. Where the page has a connection, I can still give one away, or erase it. */
export function MyPages({ pages, change }: { pages: Mine['pages']; change: Change | null }) {
  const { t } = useTranslation('minutes');
  const whereText = useWhereText(pages);
  return (
    <>
      <p className="faint">{t('mine.pagesAbout')}</p>
      <ul className="minutes-cards">
        {pages.map((page) => (
          <li key={page.stage} className="minutes-card">
            <p className="minutes-by">
              <span>{whereText(page)}</span> <span>{t(`pages.${page.to}`, { name: page.slotOf ?? '' })}</span>
            </p>
            <WrittenText text={page.text} cuts />
            {change === null ? null : <Choices page={page} change={change} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Choices({ page, change }: { page: MyPage; change: Change }) {
  const { t } = useTranslation('minutes');
  const whyNot = useRefusalText();
  const [problem, setProblem] = useState<string | null>(null);
  const name = page.slotOf ?? '';
  const ask = async (wanted: RecordsChange) => {
    const answer = await change(wanted);
    setProblem(answer.ok ? null : whyNot(answer));
    return null;
  };
  return (
    <div className="ui-row">
      {page.choices
        .filter((to) => to !== 'owner')
        .map((to) => (
          <AskTwice
            key={to}
            icon={to === 'group' ? 'people' : 'send'}
            label={t(`pages.give.${to}`, { name })}
            title={t(`pages.give.${to}Title`, { name })}
            about={t(`pages.give.${to}About`, { name })}
            yes={t(`pages.give.${to}`, { name })}
            stay={t('pages.give.stay')}
            onYes={() => ask({ what: 'releasePage', stage: page.stage, to, version: page.version })}
          />
        ))}
      <AskTwice
        label={t('pages.erase.label')}
        title={t('pages.erase.title')}
        about={t('pages.erase.about')}
        yes={t('pages.erase.yes')}
        stay={t('pages.erase.stay')}
        onYes={() => ask({ what: 'erasePage', stage: page.stage })}
      />
      {problem ? <Notice kind="refused">{problem}</Notice> : null}
    </div>
  );
}
