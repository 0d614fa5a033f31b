package io.gyosil.proving.oracle;

import io.gyosil.servers.StackFailure;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The PostgreSQL of all services as its superuser sees it: the one who may look into every schema. */
public record Database(String jdbcUrl, String user, String password) {

    /** @param url as psql takes it, with user and password */
    public static Database at(URI url) {
        String[] login = url.getUserInfo().split(":", 2);
        return new Database(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), login[0], login[1]);
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "proving");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** Whether it takes connections and answers. */
    public boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The rows of a query, columns joined by a space. */
    public List<String> rows(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> line = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    line.add(rows.getString(i));
                }
                lines.add(String.join(" ", line));
            }
            return lines;
        } catch (SQLException failure) {
            throw new StackFailure("PostgreSQL does not answer " + query + ": " + failure.getMessage(), failure);
        }
    }
}
