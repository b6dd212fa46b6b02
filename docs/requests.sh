#!/usr/bin/env bash
# What a merchant's server does, and does wrong, call by call. Works right after:
#
#   java -jar embedded-server/target/postback-receiver.jar setup import docs/sample-setup.json
#   java -jar embedded-server/target/postback-receiver.jar receive
#
# usage: docs/requests.sh [http://127.0.0.1:8377]
# Prints each answer and whether it is the expected one; ends with 1 if one is not. Needs bash and curl.
set -u
base=${1:-http://127.0.0.1:8377}
sale=C24CA0512421422E80996FBEBFD2211D
signup=7E3B19D4A05F4C6C9D2810F6B7A4E35C
token=paper-boat-7
body=$(mktemp)
trap 'rm -f "$body"' EXIT
wrong=0

# call WHAT STATUS TEXT CURL-ARGUMENTS…: the answer has that status, and that text somewhere in its body.
call() {
  local what=$1 status=$2 text=$3 got line mark=ok
  shift 3
  got=$(curl -sS -o "$body" -w '%{http_code}' "$@")
  line=$(LC_ALL=C tr -cd '[:print:]\n' <"$body" | head -n 1)
  if [ "$got" != "$status" ] || ! grep -aqF -- "$text" "$body"; then
    mark=WRONG
    wrong=1
  fi
  printf '%-5s %-44s %s %s\n' "$mark" "$what" "$got" "$line"
  if [ "$mark" = WRONG ]; then
    printf '      expected: %s %s\n' "$status" "$text"
  fi
}

# click SLUG: follows a tracking link as a visitor would, and prints the click id that the destination URL carries.
click() {
  curl -sS -o /dev/null -w '%{redirect_url}' "$base/c/$1" | sed -E 's/.*=([0-9a-z]{26})$/\1/'
}

# A receiver that was started a moment ago needs another to open its data.
for _ in $(seq 40); do
  curl -s -o /dev/null "$base/health" && break
  sleep 0.25
done

echo "== What goes right"
c=$(click summer)
echo "      The visitor was sent on with click id $c"
call "a sale" 200 OK "$base/postback?clickId=$c&id=$sale&val=20.00&com=0&comperc=10&param=empty"
call "the same once more: a duplicate" 200 OK "$base/postback?clickId=$c&id=$sale&val=20.00&com=0&comperc=10&param=empty"
call "another order of this click, pending" 200 OK "$base/postback?clickId=$c&id=$sale&val=35&com=0&comperc=10&txid=A-1001&status=pending"
call "now approved: an update" 200 '"result":"updated"' -H 'Accept: application/json' "$base/postback?clickId=$c&id=$sale&val=35&com=0&comperc=10&txid=A-1001&status=approved"
call "and declined: a refund" 200 STATUS_REVERSED -H 'Accept: application/json' "$base/postback?clickId=$c&id=$sale&val=35&com=0&comperc=10&txid=A-1001&status=declined"
call "as a form" 200 OK -d "clickId=$c" -d "id=$sale" -d val=12.50 -d com=1.25 -d txid=A-1002 "$base/postback"
call "as JSON" 200 '"result":"accepted"' -H 'Content-Type: application/json' -H 'Accept: application/json' \
  -d "{\"clickId\":\"$c\",\"id\":\"$sale\",\"val\":12.50,\"com\":\"0\",\"comperc\":8,\"txid\":\"A-1003\",\"param\":\"red;size-42\"}" "$base/postback"
call "to ClickMeter's path, upper case" 200 OK "$base/s2s?clickId=${c^^}&id=$sale&val=1&com=1&txid=A-1004"
call "as ClickMeter's pixel: a GIF whatever comes" 200 GIF89a "$base/conversion.aspx?id=$sale&val=0.00&param=empty&com=0.00&comperc=0.00&pixel=true"
call "the sign-up, with its secret" 200 OK "$base/postback?clickId=$c&id=$signup&val=0&com=1.50&token=$token"
call "with an alias and default amounts" 200 '"result":"accepted"' -H 'Accept: application/json' "$base/postback?subid=$(click letters)&id=$signup&token=$token"

echo "== What is healed"
c=$(click summer)
call "encoded twice" 200 DOUBLE_ENCODED -H 'Accept: application/json' "$base/postback?clickId=$c&id=$sale&val=20%252E00&com=0&comperc=10&txid=B-1"
call "copied out of HTML" 200 HTML_ESCAPED -H 'Accept: application/json' "$base/postback?clickId=$c&amp;id=$sale&amp;val=20&amp;com=0&amp;txid=B-2"
call "a second question mark" 200 DOUBLE_QUESTION_MARK -H 'Accept: application/json' "$base/postback?clickId=$c&id=$sale?val=20&com=0&txid=B-3"
call "blanks around a value" 200 STRAY_WHITESPACE -H 'Accept: application/json' "$base/postback?clickId=$c&id=$sale&val=%2020%0A&com=0&txid=B-4"

echo "== What is rejected, and why"
call "the placeholder was not replaced" 400 PLACEHOLDER_NOT_REPLACED "$base/postback?clickId=%23s2%23&id=$sale&val=20.00&com=0"
call "not replaced, and cut at its #" 400 CUT_AT_HASH "$base/postback?clickId=#s2#&id=$sale&val=20.00&com=0"
call "another network's placeholder" 400 PLACEHOLDER_NOT_REPLACED -g "$base/postback?clickId={aff_sub}&id=$sale&val=20.00&com=0"
call "the destination URL instead of the link" 400 S2S_TOKEN_RAW -g "$base/postback?clickId=[s2sidentifier]&id=$sale&val=20.00&com=0"
call "no click id" 400 CLICK_ID_MISSING "$base/postback?id=$sale&val=20.00&com=0"
call "the order's number as click id" 400 CLICK_ID_MALFORMED "$base/postback?clickId=100234&id=$sale&val=20.00&com=0"
call "a damaged click id" 404 CLICK_ID_UNKNOWN "$base/postback?clickId=0123456789abcdefghjkmnpqrs&id=$sale&val=20.00&com=0"
call "an unknown conversion" 404 CONVERSION_ID_UNKNOWN "$base/postback?clickId=$c&id=00000000000000000000000000000000&val=20.00&com=0"
call "a conversion that this link does not carry" 400 CONVERSION_NOT_ASSOCIATED "$base/postback?clickId=$(click letters)&id=$sale&val=20.00&com=0"
call "a comma in the value" 400 VALUE_INVALID "$base/postback?clickId=$c&id=$sale&val=20,00&com=0"
call "no commission" 400 COMMISSION_MISSING "$base/postback?clickId=$c&id=$sale&val=20.00"
call "a parameter twice" 400 AMBIGUOUS_PARAMETER "$base/postback?clickId=$c&id=$sale&val=20.00&val=25.00&com=0"
call "the wrong secret, at one that answers 200" 200 TOKEN_WRONG "$base/postback?clickId=$c&id=$signup&val=0&com=1.50&token=guess"
call "a body that nobody reads" 400 BODY_NOT_READ -H 'Content-Type: text/xml' -d '<sale/>' "$base/postback"

echo "== What is no postback"
call "no such path" 404 '' "$base/postbacks"
call "no such tracking link" 404 '' "$base/c/winter"
call "a wrong method" 405 '' -X DELETE "$base/postback?id=$sale"
call "is it well?" 200 OK "$base/health"

exit "$wrong"
