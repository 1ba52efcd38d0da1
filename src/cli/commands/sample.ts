export { planSample, type PlanSampleFlags } from '../sample/plan-sample.ts';
export { drawSample } from '../sample/draw-sample.ts';
export { recordSample, type RecordSampleFlags } from '../sample/record-sample.ts';
export { reviewSample } from '../sample/review-sample.ts';
