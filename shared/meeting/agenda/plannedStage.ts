import type { StageTemplate } from '../../templates/template';
import { defined } from '../defined';
import type { PlannedStage, SlotId, StageKey } from '../state';

/** A stage of the template as it stands on an agenda. */
export const plannedStage = (
  stage: StageTemplate,
  key: StageKey,
  minutes: number,
  slot: SlotId | null,
): PlannedStage => ({
  key,
  words: stage.words,
  kind: stage.kind,
  speaks: stage.speaks,
  order: stage.order,
  due: stage.due,
  artefacts: stage.artefacts,
  clientListens: stage.clientListens ?? null,
  minutes,
  protected: stage.protected ?? false,
  automatic: stage.automatic ?? false,
  needs: stage.needs ?? null,
  firstPass: stage.firstPass ?? false,
  factsMinutes: stage.factsMinutes ?? 0,
  slot,
  skipped: false,
  parts: stage.parts ?? null,
  ...defined({
    ballot: stage.ballot,
    turnsEach: stage.turnsEach,
    reads: stage.reads,
    loopTo: stage.loopTo,
    offers: stage.offers,
    writing: stage.writing,
    form: stage.form,
  }),
});
