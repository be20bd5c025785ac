import type { StageTemplate } from '../../templates/template';
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
  ...(stage.ballot === undefined ? {} : { ballot: stage.ballot }),
  ...(stage.turnsEach === undefined ? {} : { turnsEach: stage.turnsEach }),
  ...(stage.reads === undefined ? {} : { reads: stage.reads }),
  ...(stage.loopTo === undefined ? {} : { loopTo: stage.loopTo }),
  ...(stage.offers === undefined ? {} : { offers: stage.offers }),
  ...(stage.writing === undefined ? {} : { writing: stage.writing }),
  ...(stage.form === undefined ? {} : { form: stage.form }),
});
