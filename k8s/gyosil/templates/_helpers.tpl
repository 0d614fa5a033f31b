{{/* Labels of everything. Takes (list $ component); the component may be empty. */}}
{{- define "gyosil.labels" -}}
{{- $root := index . 0 -}}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/part-of: gyosil
{{ include "gyosil.selector" . }}
{{- end }}

{{/* The labels by which pods are found: they never change. */}}
{{- define "gyosil.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: gyosil
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- with index . 1 }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{/*
Puts into the first map what the second has and the first does not, at every depth. (Not merge: to that a `false` or 0 in the first is
nothing, and would be put right.)
*/}}
{{- define "gyosil.fill" -}}
{{- $map := index . 0 -}}
{{- range $key, $value := index . 1 -}}
{{- if not (hasKey $map $key) -}}
{{- $_ := set $map $key $value -}}
{{- else if and (kindIs "map" $value) (kindIs "map" (index $map $key)) -}}
{{- include "gyosil.fill" (list (index $map $key) $value) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The services that are on, each with what `defaults` says where its row says nothing, as a map for fromYaml. */}}
{{- define "gyosil.services" -}}
{{- $services := dict -}}
{{- range $name, $row := .Values.services -}}
{{- if $row.enabled -}}
{{- $full := deepCopy $row -}}
{{- include "gyosil.fill" (list $full $.Values.defaults) -}}
{{- $_ := set $services $name $full -}}
{{- end -}}
{{- end -}}
{{- toYaml $services -}}
{{- end }}

{{- define "gyosil.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (ternary .Release.Name "default" .Values.serviceAccount.create) -}}
{{- end }}

{{- define "gyosil.secretName" -}}
{{- .Values.secrets.existingSecret | default .Release.Name -}}
{{- end }}

{{/* The passwords of a service's roles in the database; the same names as everywhere else. */}}
{{- define "gyosil.roles" -}}owner web worker{{- end }}

{{/*
What the Secret holds, as JSON: what is in the cluster stays as it is, what is missing is made by chance. It is made once in a
rendering and remembered among the values, since two templates need the same.
*/}}
{{- define "gyosil.secretData" -}}
{{- if not (hasKey .Values "rendered") -}}
{{- $data := (lookup "v1" "Secret" .Release.Namespace .Release.Name).data | default dict | deepCopy -}}
{{- range $name, $row := include "gyosil.services" . | fromYaml -}}
{{- $keys := values $row.secrets -}}
{{- range splitList " " (include "gyosil.roles" $) -}}
{{- $keys = append $keys (printf "%s-%s-password" $name .) -}}
{{- end -}}
{{- range $keys -}}
{{- if not (hasKey $data .) -}}
{{- $_ := set $data . (randAlphaNum 48 | b64enc) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set .Values "rendered" (toJson $data) -}}
{{- end -}}
{{- .Values.rendered -}}
{{- end }}

{{/* Changes when a secret changes, also one that you keep; without a cluster there is nothing to see of that one. */}}
{{- define "gyosil.secretChecksum" -}}
{{- if .Values.secrets.existingSecret -}}
{{- (lookup "v1" "Secret" .Release.Namespace .Values.secrets.existingSecret).data | default dict | toJson | sha256sum -}}
{{- else -}}
{{- include "gyosil.secretData" . | sha256sum -}}
{{- end -}}
{{- end }}

{{/*
Kafka's client settings by Kafka's own names, as a map for fromYaml. Takes (list $ password), where the password is what stands
for it in the line for JAAS: services get it by the environment, Kafka's own tools read a file.
*/}}
{{- define "gyosil.kafkaProperties" -}}
{{- $kafka := (index . 0).Values.kafka -}}
{{- $properties := dict "security.protocol" $kafka.securityProtocol -}}
{{- if hasPrefix "SASL_" $kafka.securityProtocol -}}
{{- $module := ternary "org.apache.kafka.common.security.plain.PlainLoginModule" "org.apache.kafka.common.security.scram.ScramLoginModule" (eq $kafka.sasl.mechanism "PLAIN") -}}
{{- $_ := set $properties "sasl.mechanism" $kafka.sasl.mechanism -}}
{{- $_ := set $properties "sasl.jaas.config" (printf "%s required username=\"%s\" password=\"%s\";" $module $kafka.sasl.username (index . 1)) -}}
{{- end -}}
{{- if include "gyosil.kafkaCa" (index . 0) -}}
{{- $_ := set $properties "ssl.truststore.type" "PEM" -}}
{{- $_ := set $properties "ssl.truststore.location" (printf "/etc/gyosil/kafka/%s" $kafka.ca.key) -}}
{{- end -}}
{{- include "gyosil.fill" (list $properties $kafka.properties) -}}
{{- toYaml $properties -}}
{{- end }}

{{- define "gyosil.kafkaCa" -}}
{{- if hasSuffix "SSL" .Values.kafka.securityProtocol }}{{ .Values.kafka.ca.existingSecret }}{{ end -}}
{{- end }}

{{- define "gyosil.postgresqlCa" -}}
{{- if hasPrefix "verify-" .Values.postgresql.sslmode }}{{ .Values.postgresql.ca.existingSecret }}{{ end -}}
{{- end }}

{{/* The settings that all services share, as a map for fromYaml. */}}
{{- define "gyosil.settings" -}}
{{- $postgresql := .Values.postgresql -}}
{{- $url := printf "jdbc:postgresql://%s:%v/%s?sslmode=%s" $postgresql.host $postgresql.port $postgresql.database $postgresql.sslmode -}}
{{- if include "gyosil.postgresqlCa" . -}}
{{- $url = printf "%s&sslrootcert=/etc/gyosil/postgresql/%s" $url $postgresql.ca.key -}}
{{- end -}}
{{- $settings := dict
  "GYOSIL_DATABASE_JDBC_URL" $url
  "GYOSIL_KAFKA_BOOTSTRAP_SERVERS" .Values.kafka.bootstrapServers
  "GYOSIL_SHUTDOWN_DELAY" (printf "%vs" .Values.shutdown.delaySeconds) -}}
{{- range $name, $value := include "gyosil.kafkaProperties" (list . "$(KAFKA_PASSWORD)") | fromYaml -}}
{{- if ne $name "sasl.jaas.config" -}}
{{- $_ := set $settings (include "gyosil.kafkaSetting" $name) (include "gyosil.text" $value) -}}
{{- end -}}
{{- end -}}
{{- with .Values.tracing.endpoint -}}
{{- $_ := set $settings "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT" . -}}
{{- $_ := set $settings "OTEL_TRACES_SAMPLER" "parentbased_traceidratio" -}}
{{- $_ := set $settings "OTEL_TRACES_SAMPLER_ARG" (toString $.Values.tracing.share) -}}
{{- end -}}
{{- include "gyosil.fill" (list $settings .Values.settings) -}}
{{- toYaml $settings -}}
{{- end }}

{{/* A value as text: a whole number of a million and more would have an exponent. */}}
{{- define "gyosil.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- end }}

{{- define "gyosil.kafkaSetting" -}}
GYOSIL_KAFKA_PROPERTIES_{{ . | upper | replace "." "_" }}
{{- end }}

{{/* What every pod keeps to: the restricted profile of Pod Security, and the user of our images. */}}
{{- define "gyosil.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "gyosil.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* For the short work of a Job or a test. */}}
{{- define "gyosil.jobResources" -}}
requests:
  cpu: 50m
  memory: {{ . }}
limits:
  memory: {{ . }}
{{- end }}

{{- define "gyosil.pullSecrets" -}}
{{- $secrets := list -}}
{{- range .Values.image.pullSecrets -}}
{{- $secrets = append $secrets (dict "name" .) -}}
{{- end -}}
{{- toJson $secrets -}}
{{- end }}
