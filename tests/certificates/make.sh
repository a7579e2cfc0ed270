#!/bin/sh
# Makes the certificates of the tests anew: an authority nobody trusts, and a server
# named localhost that it vouches for. They are for tests and protect nothing.
set -eu
cd "$(dirname "$0")"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 \
  -subj "/CN=Authority of the tests" -keyout authority.key -out authority.pem \
  -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
  -subj "/CN=localhost" -keyout server.key -out server.csr
printf '%s\n' "subjectAltName=DNS:localhost" "basicConstraints=critical,CA:FALSE" \
  "authorityKeyIdentifier=keyid" "keyUsage=critical,digitalSignature" \
  "extendedKeyUsage=serverAuth" >server.ext
openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -days 36500 \
  -extfile server.ext -out server.pem
cat server.key >>server.pem
rm -f authority.key server.key server.csr server.ext authority.srl
