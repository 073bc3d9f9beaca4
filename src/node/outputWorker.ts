import { parentPort, workerData } from 'node:worker_threads';
import { examineOutput } from '../log/examineOutput';
import { createRedactor } from '../log/redact';
import type { Examination, ExaminationRequest } from './outputExaminer';

// A thread's program: examines the one output that it was started with.
const { printed, knowledge } = workerData as ExaminationRequest;
const redactor = createRedactor([], knowledge.options);
for (const { value, kind } of knowledge.secrets) redactor.learn(value, kind);
const examined = examineOutput(printed, redactor);
const examination: Examination = { examined, secrets: redactor.knowledge().secrets };
parentPort?.postMessage(examination);
