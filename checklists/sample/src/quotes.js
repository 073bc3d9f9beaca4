'use strict';

const quotes = require('./quotes.json');

const DAY_MS = 24 * 60 * 60 * 1000;

/** All quotes, or those on one topic. */
function listQuotes(topic) {
  return topic ? quotes.filter((quote) => quote.topic === topic) : quotes;
}

/** The quote with this id, or undefined. */
function findQuote(id) {
  return quotes.find((quote) => quote.id === id);
}

/** The quote of the day: the same for everyone all day (UTC), another one tomorrow. */
function quoteOfTheDay(now) {
  return quotes[Math.floor(now.getTime() / DAY_MS) % quotes.length];
}

module.exports = { listQuotes, findQuote, quoteOfTheDay };
