// Stands in for Trackdesk's tracking.js. The calls look the same:
//   trackdesk(TENANT, "click" | "conversion" | "externalCid", options, callback)
// Calls made before this file has loaded wait in the queue that the snippet's stub keeps.
(function () {
  "use strict";

  var COOKIE = "trakdesk_cid"; // spelled so by Trackdesk
  var COOKIE_SECONDS = 30 * 24 * 60 * 60;
  var origin = new URL(document.currentScript.src).origin;

  function readCookie() {
    var found = document.cookie.match(/(?:^|;\s*)trakdesk_cid=([^;]*)/);
    try {
      var text = found[1];
      return JSON.parse(text.charAt(0) === "{" ? text : decodeURIComponent(text));
    } catch (none) {
      return null;
    }
  }

  function writeCookie(tenant, click) {
    var value = JSON.stringify({ tenantId: tenant, cid: click.cid });
    if (click.cookie === "URL_ENCODED") value = encodeURIComponent(value);
    document.cookie = COOKIE + "=" + value + "; path=/; max-age=" + COOKIE_SECONDS + "; SameSite=Lax";
  }

  function post(tenant, path, body) {
    return fetch(origin + "/trackdesk/" + tenant + "/tracking/" + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).then(function (response) {
      return response.json().then(function (answer) {
        if (!response.ok) throw new Error(answer.message);
        return answer;
      });
    });
  }

  function cidOf(tenant) {
    var cookie = readCookie();
    return cookie && cookie.tenantId === tenant ? cookie.cid : undefined;
  }

  // A visitor who came through no affiliate leaves no click. An earlier one still counts.
  // Calls made before the first is answered speak of the same click.
  var clicking = null;

  function click(tenant) {
    var query = new URLSearchParams(location.search);
    var affiliate = query.get("aff") || query.get("sourceId");
    var earlier = cidOf(tenant);
    if (!affiliate) return earlier ? Promise.resolve({ cid: earlier }) : new Promise(function () {});
    clicking = clicking || post(tenant, "click/v1", { affiliate: affiliate, cid: earlier });
    return clicking.then(
      function (made) {
        clicking = null;
        writeCookie(tenant, made);
        return { cid: made.cid, expiredAt: made.expiredAt };
      },
      function (refused) {
        clicking = null;
        throw refused;
      }
    );
  }

  function conversion(tenant, options) {
    var body = Object.assign({ cid: cidOf(tenant) }, options);
    body.conversionTypeCode = body.conversionTypeCode || body.conversionType;
    return post(tenant, "conversion/v1", body);
  }

  function externalCid(tenant, options) {
    return post(tenant, "external-cid/v1", Object.assign({ cid: cidOf(tenant) }, options));
  }

  var verbs = { click: click, conversion: conversion, externalCid: externalCid };

  function trackdesk(tenant, verb, options, callback) {
    verbs[verb](tenant, options || {}).then(
      function (answer) {
        if (callback) callback(answer);
      },
      function (refused) {
        console.warn("trackdesk " + verb + ": " + refused.message);
      }
    );
  }

  var names = (window.TrackdeskObject = window.TrackdeskObject || []);
  names.f = trackdesk; // a snippet that runs after this file finds the real function here
  names.forEach(function (name) {
    var waiting = (window[name] && window[name].q) || [];
    window[name] = trackdesk;
    waiting.forEach(function (call) {
      trackdesk.apply(null, call);
    });
  });
})();
