'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { listQuotes, findQuote, quoteOfTheDay } = require('../src/quotes.js');

test('lists every quote', () => {
  assert.equal(listQuotes().length, 7);
});

test('gives every quote an id of its own', () => {
  assert.equal(new Set(listQuotes().map((quote) => quote.id)).size, listQuotes().length);
});

test('lists the quotes on one topic', () => {
  assert.deepEqual(
    listQuotes('cadence').map((quote) => quote.id),
    [1, 5],
  );
});

test('lists nothing on an unknown topic', () => {
  assert.deepEqual(listQuotes('weather'), []);
});

test('finds a quote by its id', () => {
  assert.equal(findQuote(2).topic, 'rollback');
});

test('finds no quote by an unknown id', () => {
  assert.equal(findQuote(999), undefined);
});

test('keeps the quote of the day all day', () => {
  assert.equal(quoteOfTheDay(new Date('2026-03-01T00:00:00Z')), quoteOfTheDay(new Date('2026-03-01T23:59:59Z')));
});

test('changes the quote of the day at midnight', () => {
  assert.notEqual(quoteOfTheDay(new Date('2026-03-01T12:00:00Z')), quoteOfTheDay(new Date('2026-03-02T12:00:00Z')));
});
